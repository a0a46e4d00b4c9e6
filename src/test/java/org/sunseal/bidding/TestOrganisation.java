package org.sunseal.bidding;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Signer;
import org.sunseal.identity.CreditCode;
import org.sunseal.platform.TestStack;

/** A registered organisation with one account and one registered signing certificate. */
final class TestOrganisation {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final String user;
    final String role;
    final String name;
    final String creditCode;
    final UUID id;
    final Signer signer;
    private String token = "";
    private long tokenMadeAt;

    private TestOrganisation(String role) {
        int number = COUNT.incrementAndGet();
        this.role = role;
        this.user = role + "-of-bidding-" + number;
        this.name = "Organisation Nr " + number + " of bidding";
        this.creditCode =
                CreditCode.completing("91310000MA9B%05d".formatted(number)).value();
        this.id = UUID.fromString(as().contentType("application/json")
                .body(Map.of("name", name, "creditCode", creditCode, "kind", role))
                .post("/api/organisations")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        this.signer = TestStack.world().certify(name, creditCode, Usage.SIGNING);
        register(signer);
    }

    static TestOrganisation of(String role) {
        return new TestOrganisation(role);
    }

    RequestSpecification as() {
        return given().auth().oauth2(token());
    }

    /** The same for a while: signing one costs more than most requests. */
    private synchronized String token() {
        if (token.isEmpty()
                || System.nanoTime() - tokenMadeAt > Duration.ofMinutes(5).toNanos()) {
            token = TestStack.token(user, role);
            tokenMadeAt = System.nanoTime();
        }
        return token;
    }

    void register(Signer certified) {
        String nonce = as().get("/api/certificates/challenge")
                .then()
                .statusCode(200)
                .extract()
                .path("nonce");
        byte[] proof = DetachedSignature.sign(
                "sunseal-pop\n%s\n%s".formatted(creditCode, nonce).getBytes(US_ASCII), certified);
        as().contentType("application/json")
                .body(Map.of(
                        "certificate",
                        Certificates.der(certified.certificate()),
                        "chain",
                        certified.chain().stream().map(Certificates::der).toList(),
                        "proof",
                        proof,
                        "nonce",
                        nonce))
                .post("/api/certificates")
                .then()
                .statusCode(201);
    }

    List<Object> sayings() {
        return List.of(
                name,
                creditCode,
                id,
                user,
                signer.certificate().getSerialNumber(),
                signer.certificate().getSerialNumber().toString(16),
                signer.certificateSha256());
    }
}
