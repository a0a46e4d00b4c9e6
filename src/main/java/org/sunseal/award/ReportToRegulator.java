package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.award.proof.LoggedPaper;
import org.sunseal.crypto.Framing;
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
import org.sunseal.trade.Subject;

/**
 * Hands the regulator the written report on a tender (招标投标情况书面报告, TBL 47): a PDF made of what the platform has
 * recorded, signed by the platform and kept, its digest logged.
 */
@ApplicationScoped
public class ReportToRegulator {
    private static final String TITLE = "招标投标情况书面报告";

    private final Lots lots;
    private final Awards awards;
    private final Papers papers;
    private final QuotedBids quoted;
    private final TenderProjects projects;
    private final TenderSide tenderSide;
    private final Clocks clocks;
    private final PlatformKeys keys;
    private final TimestampSource timestamps;
    private final AuditLog log;
    private final Clock clock;

    ReportToRegulator(
            Lots lots,
            Awards awards,
            Papers papers,
            QuotedBids quoted,
            TenderProjects projects,
            TenderSide tenderSide,
            Clocks clocks,
            PlatformKeys keys,
            TimestampSource timestamps,
            AuditLog log,
            Clock clock) {
        this.lots = lots;
        this.awards = awards;
        this.papers = papers;
        this.quoted = quoted;
        this.projects = projects;
        this.tenderSide = tenderSide;
        this.clocks = clocks;
        this.keys = keys;
        this.timestamps = timestamps;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The report; made once for a decision, and taken late as well, flagged then.
     *
     * @throws Refused {@code not-the-tender-side}, {@code not-evaluated}, {@code not-decided}
     */
    public Paper report(Party party, LotKey key) {
        var now = clock.instant();
        var page = QuarkusTransaction.requiringNew().call(() -> {
            tenderSide.require(party, key, now);
            return page(key, now);
        });
        var pdf = SignedPdf.sign(PdfPages.render(page.xhtml()), keys.signer(), timestamps, TITLE, now);
        return QuarkusTransaction.requiringNew().call(() -> {
            lots.lock(key);
            var award = awards.get(key);
            var decided = award.decidedAt().orElseThrow();
            var known = papers.newest(key, Paper.Kind.REGULATOR_REPORT)
                    .filter(paper -> !paper.keptAt().isBefore(decided));
            if (known.isPresent()) {
                return known.get();
            }
            var digests = Map.of("pdf", Framing.hex(Framing.sha256(pdf)));
            var logged = new LoggedPaper(key.tender(), key.lot(), award.round(), digests);
            log.append(new OpenEntry("REGULATOR_REPORT", SignedMessage.sign(logged.body(), keys.signer())));
            clocks.meet(key, Subject.REPORT_TO_REGULATOR, now);
            return papers.keep(key, Paper.Kind.REGULATOR_REPORT, pdf, now);
        });
    }

    private PrintedPage page(LotKey key, Instant now) {
        var award = awards.get(key);
        var winner = award.requireWinner();
        var lot = lots.get(key);
        var project = projects.get(key.tender());
        var facts = new ArrayList<Map.Entry<String, String>>();
        facts.add(Map.entry("招标项目编号", key.tender()));
        facts.add(Map.entry("标段", "%s　%s".formatted(key.lot(), PrintedRecord.text(lot.name()))));
        facts.add(Map.entry("估算价（元）", lot.estimate().toPlainString()));
        facts.add(Map.entry("开标轮次", Integer.toString(award.round())));
        facts.add(Map.entry(
                "递交投标文件", "%d 份".formatted(quoted.of(key, award.round()).size())));
        for (var candidate : award.candidates()) {
            var price = quoted.form(key, award.round(), candidate.slot());
            facts.add(Map.entry(
                    "第%d中标候选人".formatted(candidate.rank()),
                    "%s　%s".formatted(PrintedRecord.text(candidate.name()), PrintedRecord.price(price))));
        }
        facts.add(Map.entry("中标人", PrintedRecord.text(winner.name())));
        facts.add(Map.entry("评标报告摘要", award.reportSha256()));
        facts.add(Map.entry("定标决定摘要", award.decisionSha256().orElseThrow()));
        facts.add(Map.entry("定标时间", PrintedRecord.time(award.decidedAt().orElseThrow())));
        for (var paper : papers.of(key)) {
            facts.add(Map.entry(paper.kind().file(), paper.sha256()));
        }
        return new PrintedPage(
                TITLE,
                PrintedRecord.text("%s　%s".formatted(project.name(), lot.name())),
                facts,
                List.of("报告时间：" + PrintedRecord.time(now) + "（北京时间）"),
                List.of("招标人", "平台（已附电子签名及可信时间戳）"));
    }
}
