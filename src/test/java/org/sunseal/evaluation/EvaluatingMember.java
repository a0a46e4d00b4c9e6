package org.sunseal.evaluation;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.evaluation.proof.Charge;
import org.sunseal.evaluation.proof.MarkSheet;
import org.sunseal.evaluation.proof.ScoreLock;
import org.sunseal.experts.Committee;
import org.sunseal.experts.TestExpert;
import org.sunseal.opening.OpenedTender;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

/** A member of a committee at its desk, with an account and a key of its own. */
public final class EvaluatingMember {
    private final String id;
    private final String user;
    private final boolean delegate;
    private final Signer signer;
    private final String path;
    private final Map<Integer, byte[]> salts = new HashMap<>();
    private final Map<Integer, MarkSheet> sheets = new HashMap<>();

    private EvaluatingMember(String id, String user, Signer signer, String tender, boolean delegate) {
        this.id = id;
        this.user = user;
        this.delegate = delegate;
        this.signer = signer;
        this.path = "/api/tender-projects/%s/lots/1/evaluation".formatted(tender);
    }

    /** Somebody nobody has drawn. */
    static EvaluatingMember named(String id, String tender, boolean delegate) {
        var user = "%s-of-%s".formatted(id, tender);
        var signer = TestStack.world().certify("评委 " + user, user, Usage.SIGNING);
        return new EvaluatingMember(id, user, signer, tender, delegate);
    }

    /** A drawn expert, by the id it has in its committee. */
    static EvaluatingMember drawn(String id, TestExpert expert, String tender) {
        return new EvaluatingMember(id, expert.user(), expert.signer(), tender, false);
    }

    /** Whom the tenderee has named, by the id it has in its committee. */
    static EvaluatingMember delegated(String id, Actor delegate, String tender) {
        return new EvaluatingMember(id, delegate.user(), delegate.signer(), tender, true);
    }

    Committee.Member member() {
        return new Committee.Member(
                id, "subject-of-" + user, "评委" + id, signer.certificateSha256(), delegate, delegate ? "" : "A01");
    }

    public String id() {
        return id;
    }

    /** Its key and certificate. */
    public Signer signer() {
        return signer;
    }

    public String user() {
        return user;
    }

    RequestSpecification asks() {
        return given().auth()
                .oauth2(TestStack.token(user, delegate ? "tenderee" : "expert"))
                .contentType(ContentType.JSON);
    }

    ValidatableResponse sees() {
        return asks().get(path + "/member").then().statusCode(200);
    }

    ValidatableResponse post(String below, Object body) {
        return asks().body(body).post(path + below).then();
    }

    public ValidatableResponse takeSeat() {
        return takeSeat(signer);
    }

    ValidatableResponse takeSeat(Signer with) {
        String statement =
                asks().get(path + "/statement").then().statusCode(200).extract().path("statement");
        return post(
                "/seats",
                Map.of("message", SignedMessage.sign(Base64.getDecoder().decode(statement), with)));
    }

    public ValidatableResponse votesFor(String lead) {
        return post("/lead-votes", Map.of("lead", lead));
    }

    /** Passes all that is asked of it, but fails these bids. */
    public ValidatableResponse votes(String matter, String ground, String... failing) {
        List<Map<String, String>> asked = sees().extract().path("work.asked");
        var verdicts = new ArrayList<Map<String, Object>>();
        for (var question : asked) {
            var verdict = new HashMap<String, Object>(Map.of("bid", question.get("bid"), "item", question.get("item")));
            var fails = List.of(failing).contains(question.get("bid"));
            verdict.put("pass", !fails);
            if (fails) {
                verdict.put("ground", ground);
                verdict.put("reason", "未实质性响应");
            }
            verdicts.add(verdict);
        }
        return post("/ballots/" + matter, Map.of("verdicts", verdicts));
    }

    /** Commits to the same marks for every valid bid. */
    public ValidatableResponse locks(int attempt, Map<String, String> marks) {
        var shown = sees().extract();
        List<String> valid = shown.path("work.valid");
        var byBid = new TreeMap<String, Map<String, BigDecimal>>();
        for (var bid : valid) {
            var ofBid = new HashMap<String, BigDecimal>();
            marks.forEach((item, mark) -> ofBid.put(item, new BigDecimal(mark)));
            byBid.put(bid, ofBid);
        }
        var place =
                new Charge.Place(shown.path("tender"), shown.path("lot"), shown.path("round"), shown.path("sitting"));
        var sheet = new MarkSheet(place, id, attempt, byBid);
        var salt = Keys.random(ScoreLock.SALT);
        sheets.put(attempt, sheet);
        salts.put(attempt, salt);
        var lock = new ScoreLock(place, id, attempt, ScoreLock.commitment(salt, sheet.bytes()));
        return post("/score-locks", Map.of("attempt", attempt, "message", SignedMessage.sign(lock.body(), signer)));
    }

    public ValidatableResponse shows(int attempt) {
        return shows(attempt, sheets.get(attempt).bytes());
    }

    ValidatableResponse shows(int attempt, byte[] sheet) {
        return post("/scores", Map.of("attempt", attempt, "salt", salts.get(attempt), "sheet", sheet, "spoilt", false));
    }

    public byte[] report() {
        return asks().get(path + "/member/report.pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    public ValidatableResponse signs() {
        return handsIn(signed(report(), signer));
    }

    ValidatableResponse handsIn(byte[] pdf) {
        return asks().contentType("application/pdf")
                .body(pdf)
                .post(path + "/report/signatures")
                .then();
    }

    byte[] signed(byte[] pdf, Signer with) {
        return SignedPdf.sign(
                pdf,
                with,
                OpenedTender::stamp,
                "评标报告签字",
                TestStack.world().clock().instant());
    }
}
