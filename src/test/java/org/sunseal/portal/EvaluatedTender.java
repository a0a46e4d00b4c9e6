package org.sunseal.portal;

import static io.restassured.RestAssured.given;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.sunseal.award.proof.Announcement;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.EvaluatingCommittee;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** An engineering lot on its way from the opening to its candidates; the agency tenders for itself. */
public final class EvaluatedTender {
    private final RegisteredLot registered;
    private final OpenedTender opened;

    private EvaluatedTender(RegisteredLot registered, OpenedTender opened) {
        this.registered = registered;
        this.opened = opened;
    }

    /** Three bids are read out and recorded. */
    static EvaluatedTender opened(RegisteredLot registered, Notice notice, Path temporary, Path clockFile)
            throws Exception {
        return opened(registered, notice, temporary, clockFile, bidders -> {});
    }

    /** The same with something to be done while the three bids are in and still sealed. */
    public static EvaluatedTender opened(
            RegisteredLot registered, Notice notice, Path temporary, Path clockFile, Consumer<List<Actor>> whileSealed)
            throws Exception {
        var forms = List.of(form("4500000.00"), form("4600000.00"), form("4700000.00"));
        return new EvaluatedTender(registered, OpenedTender.of(notice, temporary, clockFile, forms, whileSealed));
    }

    private static OpeningForm form(String price) {
        return new OpeningForm(price, "CNY", "180", "合格", "无", List.of());
    }

    public List<Actor> bidders() {
        return opened.bidders();
    }

    /** The committee has signed its report. */
    public void evaluate(KnownCommittees committees) {
        EvaluatingCommittee.drawn(committees, registered.tender, registered.agency)
                .evaluates(TradeKind.ENGINEERING, Map.of("T1", "30", "B1", "12"));
    }

    /** The tender side publishes who are candidates. */
    public void announceCandidates() {
        var path = "/api/tender-projects/%s/lots/1/announcements".formatted(registered.tender);
        var token = TestStack.token(registered.agency.user(), "agency", "tenderee");
        String draft = given().auth()
                .oauth2(token)
                .get(path + "/CANDIDATES/draft")
                .then()
                .statusCode(200)
                .extract()
                .path("body");
        var known = Announcement.read(Base64.getDecoder().decode(draft));
        var filled = new Announcement(
                known.subject(),
                known.tender(),
                known.lot(),
                known.round(),
                known.reportSha256(),
                known.until(),
                filled(known.fields()),
                known.entries().stream().map(EvaluatedTender::filled).toList());
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("announcement", SignedMessage.sign(filled.body(), registered.agency.signer())))
                .post(path)
                .then()
                .statusCode(201);
    }

    private static Map<String, String> filled(Map<String, String> fields) {
        var filled = new TreeMap<>(fields);
        filled.replaceAll((field, value) -> value.isEmpty() ? "见招标文件" : value);
        return filled;
    }
}
