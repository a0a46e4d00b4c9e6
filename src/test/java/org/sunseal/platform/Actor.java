package org.sunseal.platform;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Signer;
import org.sunseal.identity.CreditCode;

/**
 * Somebody with an account, an organisation and a registered signing certificate, acting over HTTP as a real one would.
 */
public record Actor(String user, String role, String creditCode, Signer signer) {
    private static final AtomicInteger SERIAL = new AtomicInteger();

    /** A new one whose organisation and certificate are registered. */
    public static Actor registered(String role) {
        var actor = unregistered(role);
        actor.registerOrganisation();
        actor.registerCertificate(actor.signer());
        return actor;
    }

    /** A new one with a token and a certificate, of whom the platform knows nothing yet. */
    public static Actor unregistered(String role) {
        int serial = SERIAL.incrementAndGet();
        var creditCode =
                CreditCode.completing("91330100MA%07d".formatted(serial)).value();
        var user = role + "-" + serial;
        return new Actor(
                user,
                role,
                creditCode,
                TestStack.world().certify("Organisation of " + user, creditCode, Usage.SIGNING));
    }

    /** A request with this actor's token. */
    public RequestSpecification asks() {
        return given().auth().oauth2(TestStack.token(user, role)).contentType(ContentType.JSON);
    }

    public String registerOrganisation() {
        return asks().body(Map.of("name", "Organisation of " + user, "creditCode", creditCode, "kind", role))
                .post("/api/organisations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public void registerCertificate(Signer with) {
        handIn(with, challenge()).then().statusCode(201);
    }

    public String challenge() {
        return asks().get("/api/certificates/challenge")
                .then()
                .statusCode(200)
                .extract()
                .path("nonce");
    }

    /** Hands in a certificate with a proof of possession over the nonce. */
    public Response handIn(Signer with, String nonce) {
        var content = "sunseal-pop\n%s\n%s".formatted(creditCode, nonce).getBytes(StandardCharsets.US_ASCII);
        return asks().body(Map.of(
                        "certificate",
                        base64(Certificates.der(with.certificate())),
                        "proof",
                        base64(DetachedSignature.sign(content, with)),
                        "nonce",
                        nonce))
                .post("/api/certificates");
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
