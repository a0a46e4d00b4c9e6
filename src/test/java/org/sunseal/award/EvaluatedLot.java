package org.sunseal.award;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sunseal.award.proof.Announcement;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.evaluation.EvaluatingCommittee;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/**
 * A lot of three bidders with really opened bids and a report its committee signed. The agency tenders for itself, so its
 * account is the tenderee's as well.
 */
final class EvaluatedLot {
    private static final List<OpeningForm> FORMS = List.of(form("4500000.00"), form("4600000.00"), form("4700000.00"));

    final LotKey key;
    final Actor agency;
    final EvaluatingCommittee committee;
    private final List<Actor> bidders;

    private EvaluatedLot(RegisteredLot registered, EvaluatingCommittee committee, List<Actor> bidders) {
        this.committee = committee;
        this.key = new LotKey(registered.tender, RegisteredLot.LOT);
        this.agency = registered.agency;
        this.bidders = bidders;
    }

    static EvaluatedLot of(TradeKind kind, KnownCommittees committees, Path temporary, Path clockFile)
            throws Exception {
        var registered = new RegisteredLot(kind);
        var opened = OpenedTender.of(registered.announced(), temporary, clockFile, FORMS);
        var marks = kind == TradeKind.PROCUREMENT ? Map.<String, String>of() : Map.of("T1", "30", "B1", "12");
        var committee = EvaluatingCommittee.drawn(committees, registered.tender, registered.agency);
        committee.evaluates(kind, marks);
        return new EvaluatedLot(registered, committee, opened.bidders());
    }

    private static OpeningForm form(String price) {
        return new OpeningForm(price, "CNY", "180", "合格", "无", List.of());
    }

    static Instant now() {
        return TestStack.world().clock().instant();
    }

    JsonPath award() {
        return tenderee().get(path("/award")).then().statusCode(200).extract().jsonPath();
    }

    /** The slot of the candidate in that place of the ranking, from 0. */
    String slot(int place) {
        return award().getString("candidates[%d].slot".formatted(place));
    }

    /** The bidder in that place of the ranking, from 0. */
    Actor ranked(int place) {
        var creditCode = award().getString("candidates[%d].creditCode".formatted(place));
        return bidders.stream()
                .filter(bidder -> bidder.creditCode().equals(creditCode))
                .findFirst()
                .orElseThrow();
    }

    /** What the bidder in that place asked for. */
    String price(int place) {
        return FORMS.get(bidders.indexOf(ranked(place))).price();
    }

    /** The agency, which is the tenderee too. */
    RequestSpecification tenderee() {
        return given().auth()
                .oauth2(TestStack.token(agency.user(), "agency", "tenderee"))
                .contentType("application/json");
    }

    RequestSpecification as(String role) {
        return given().auth().oauth2(TestStack.token(role + "-of-awards", role)).contentType("application/json");
    }

    String path(String below) {
        return "/api/tender-projects/%s/lots/%s%s".formatted(key.tender(), key.lot(), below);
    }

    String stage() {
        return tenderee().get(path("")).path("stage");
    }

    /** The draft of an announcement, every empty field filled by somebody who does not think much. */
    Announcement filled(Announcement.Subject subject) {
        var draft = draft(subject);
        return new Announcement(
                draft.subject(),
                draft.tender(),
                draft.lot(),
                draft.round(),
                draft.reportSha256(),
                draft.until(),
                filled(draft.fields()),
                draft.entries().stream().map(EvaluatedLot::filled).toList());
    }

    Announcement draft(Announcement.Subject subject) {
        String body = tenderee()
                .get(path("/announcements/%s/draft".formatted(subject)))
                .then()
                .statusCode(200)
                .extract()
                .path("body");
        return Announcement.read(Base64.getDecoder().decode(body));
    }

    private static Map<String, String> filled(Map<String, String> fields) {
        var filled = new TreeMap<>(fields);
        filled.replaceAll((field, value) -> value.isEmpty() ? "见招标文件" : value);
        return filled;
    }

    ValidatableResponse announce(Announcement announcement) {
        return tenderee()
                .body(Map.of("announcement", signed(announcement.body(), agency.signer())))
                .post(path("/announcements"))
                .then();
    }

    static String signed(byte[] body, Signer signer) {
        return Base64.getEncoder().encodeToString(SignedMessage.sign(body, signer));
    }

    /** A bidder's newest letter, as it came. */
    String letter(Actor bidder) {
        return bidder.asks()
                .get("/api/letters")
                .then()
                .statusCode(200)
                .extract()
                .path("[0]")
                .toString();
    }
}
