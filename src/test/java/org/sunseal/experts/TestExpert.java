package org.sunseal.experts;

import static io.restassured.RestAssured.given;
import static org.sunseal.platform.Actor.base64;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Times;
import org.sunseal.platform.TestStack;

/** An expert with an account and a certificate, acting over HTTP. */
public record TestExpert(String user, String name, Signer signer, String specialty) {
    private static final AtomicInteger SERIAL = new AtomicInteger();

    /** Somebody the centre has admitted, employed by one after the other; the last lasts. */
    public static TestExpert registered(String specialty, List<Map<String, String>> employments) {
        int serial = SERIAL.incrementAndGet();
        var expert = new TestExpert(
                "expert-" + serial,
                "专家甲" + serial,
                TestStack.world().certify("Expert " + serial, "EXPERT" + serial, Usage.SIGNING),
                specialty);
        given().auth()
                .oauth2(TestStack.token("centre-of-experts", "centre"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        expert.name,
                        "specialties",
                        List.of(specialty),
                        "region",
                        "430000",
                        "employments",
                        employments,
                        "certificate",
                        base64(Certificates.der(expert.signer.certificate()))))
                .post("/api/experts")
                .then()
                .statusCode(201);
        return expert;
    }

    /** The same with an account that has joined, free for two days around that instant. */
    public static TestExpert joined(String specialty, Instant freeAt, List<Map<String, String>> employments) {
        var expert = registered(specialty, employments);
        expert.join().then().statusCode(200);
        expert.asks()
                .body(Map.of(
                        "spans",
                        List.of(Map.of(
                                "from", Times.format(freeAt.minus(Duration.ofDays(1))),
                                "until", Times.format(freeAt.plus(Duration.ofDays(1)))))))
                .put("/api/experts/me/availability")
                .then()
                .statusCode(200);
        return expert;
    }

    static Map<String, String> employed(String creditCode, String from) {
        return Map.of("creditCode", creditCode, "from", from);
    }

    RequestSpecification asks() {
        return given().auth().oauth2(TestStack.token(user, "expert")).contentType(ContentType.JSON);
    }

    Response join() {
        String statement = asks().get("/api/experts/me/statement")
                .then()
                .statusCode(200)
                .extract()
                .path("statement");
        return asks().body(Map.of(
                        "proof",
                        base64(DetachedSignature.sign(Base64.getDecoder().decode(statement), signer))))
                .post("/api/experts/me");
    }

    public List<Map<String, String>> invitations() {
        return asks().get("/api/invitations").then().statusCode(200).extract().path("$");
    }

    public Response accept(Map<String, String> invitation) {
        return asks().post("/api/invitations/%s/accept".formatted(invitation.get("id")));
    }

    Response decline(Map<String, String> invitation, Signer with) {
        var statement = Base64.getDecoder().decode(invitation.get("statement"));
        return asks().body(Map.of("signature", base64(DetachedSignature.sign(statement, with))))
                .post("/api/invitations/%s/decline".formatted(invitation.get("id")));
    }

    /** What the link in the letter shows. */
    String page(Map<String, String> invitation) {
        return browses()
                .get(page(invitation, ""))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Presses the page's button and sees the page it leads to. */
    String acceptOnPage(Map<String, String> invitation) {
        var to = browses()
                .post(page(invitation, "/acceptance"))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return browses().get(to).then().statusCode(200).extract().asString();
    }

    /** Pastes a signature over what the page gives to sign. */
    Response declineOnPage(Map<String, String> invitation, Signer with) {
        var statement = browses()
                .get(page(invitation, "/statement"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return browses()
                .contentType(ContentType.URLENC)
                .formParam(
                        "signature",
                        "-----BEGIN CMS-----\n%s\n-----END CMS-----\n"
                                .formatted(Base64.getMimeEncoder()
                                        .encodeToString(DetachedSignature.sign(statement, with))))
                .post(page(invitation, "/refusal"));
    }

    private RequestSpecification browses() {
        return given().auth()
                .oauth2(TestStack.token(user, "expert"))
                .redirects()
                .follow(false);
    }

    private static String page(Map<String, String> invitation, String rest) {
        return "/invitations/%s%s".formatted(invitation.get("id"), rest);
    }

    public String account() {
        return "subject-of-" + user;
    }
}
