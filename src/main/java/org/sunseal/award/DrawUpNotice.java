package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sunseal.award.proof.AwardNotice;
import org.sunseal.award.proof.Terms;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.TimestampSource;
import org.sunseal.documents.pdf.PdfPages;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.identity.Party;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.PrintedRecord;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.TenderProjects;

/** Draws up the award notice for the tenderee to sign: JSON and PDF, both signed by the platform. */
@ApplicationScoped
public class DrawUpNotice {
    private static final String TITLE = "中标通知书";

    private final Lots lots;
    private final Awards awards;
    private final Papers papers;
    private final QuotedBids quoted;
    private final TenderProjects projects;
    private final TenderSide tenderSide;
    private final PlatformKeys keys;
    private final TimestampSource timestamps;
    private final Clock clock;

    DrawUpNotice(
            Lots lots,
            Awards awards,
            Papers papers,
            QuotedBids quoted,
            TenderProjects projects,
            TenderSide tenderSide,
            PlatformKeys keys,
            TimestampSource timestamps,
            Clock clock) {
        this.lots = lots;
        this.awards = awards;
        this.papers = papers;
        this.quoted = quoted;
        this.projects = projects;
        this.tenderSide = tenderSide;
        this.keys = keys;
        this.timestamps = timestamps;
        this.clock = clock;
    }

    /** What is to be printed and where. */
    private record Draft(AwardNotice notice, PrintedPage page) {}

    /**
     * The printed notice; drawn up once for a decision. The time-stamp authority is asked outside of any transaction.
     *
     * @throws Refused {@code not-the-tender-side}, {@code not-evaluated}, {@code not-decided}
     */
    public Paper drawUp(Party party, LotKey key) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = QuarkusTransaction.requiringNew().call(() -> {
            tenderSide.require(party, key, now);
            return inForce(key);
        });
        if (known.isPresent()) {
            return known.get();
        }
        var draft = QuarkusTransaction.requiringNew().call(() -> draft(key, now));
        var pdf = SignedPdf.sign(PdfPages.render(draft.page().xhtml()), keys.signer(), timestamps, TITLE, now);
        return QuarkusTransaction.requiringNew().call(() -> {
            lots.lock(key);
            var meanwhile = inForce(key);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            papers.keep(
                    key, Paper.Kind.NOTICE, SignedMessage.sign(draft.notice().body(), keys.signer()), now);
            return papers.keep(key, Paper.Kind.NOTICE_PDF, pdf, now);
        });
    }

    /** The notice of the decision in force; empty until it is drawn up. */
    private Optional<Paper> inForce(LotKey key) {
        var decision = awards.get(key).decisionSha256();
        return papers.newest(key, Paper.Kind.NOTICE)
                .map(paper ->
                        AwardNotice.read(SignedMessage.parse(paper.content()).body()))
                .filter(notice ->
                        decision.filter(notice.decisionSha256()::equals).isPresent())
                .flatMap(notice -> papers.newest(key, Paper.Kind.NOTICE_PDF));
    }

    private Draft draft(LotKey key, Instant now) {
        var award = awards.get(key);
        var winner = award.requireWinner();
        var notice = new AwardNotice(
                key.tender(),
                key.lot(),
                award.round(),
                award.decisionSha256().orElseThrow(),
                winner.slot(),
                winner.name(),
                winner.creditCode(),
                Terms.of(quoted.form(key, award.round(), winner.slot())),
                now);
        var about = "%s　%s"
                .formatted(projects.get(key.tender()).name(), lots.get(key).name());
        var page = new PrintedPage(
                TITLE,
                PrintedRecord.text(about),
                notice.printed(),
                List.of("请在法定期限内凭本通知书与招标人订立书面合同。", "记录时间：" + PrintedRecord.time(now) + "（北京时间）"),
                List.of("招标人（签章）", "平台（已附电子签名及可信时间戳）"));
        return new Draft(notice, page);
    }
}
