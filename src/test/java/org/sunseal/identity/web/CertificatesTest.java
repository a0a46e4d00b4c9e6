package org.sunseal.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.sunseal.platform.Actor.base64;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Signer;
import org.sunseal.identity.RevocationLists;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.identity.TrustAnchors;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

/** Whose certificate is registered, and what keeps one out. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class CertificatesTest {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2040-01-01T00:00:00Z");

    @Inject
    SigningCertificates certificates;

    @Inject
    RevocationLists revocations;

    @Inject
    TrustAnchors anchors;

    @Inject
    EntityManager database;

    private static void refused(Response response, int status, String code) {
        response.then().statusCode(status).body("type", equalTo("urn:sunseal:problem:" + code));
    }

    private static Actor withOrganisation() {
        var actor = Actor.unregistered("bidder");
        actor.registerOrganisation();
        return actor;
    }

    private static Signer with(Actor actor, Signer authority, Usage usage, Instant from, Instant until) {
        return TestStack.world().certify(authority, "n", actor.creditCode(), usage, from, until);
    }

    @Test
    void a_certificate_with_a_proof_of_possession_is_registered() {
        var actor = Actor.registered("bidder");
        actor.asks()
                .get("/api/certificates")
                .then()
                .statusCode(200)
                .body("sha256", equalTo(List.of(actor.signer().certificateSha256())));
    }

    @Test
    void a_second_authority_is_accepted_as_well() {
        var actor = withOrganisation();
        actor.registerCertificate(with(actor, TestStack.world().secondCa(), Usage.SIGNING, FROM, UNTIL));
    }

    @Test
    void a_nonce_is_good_once() {
        var actor = withOrganisation();
        var nonce = actor.challenge();
        actor.handIn(actor.signer(), nonce).then().statusCode(201);
        refused(actor.handIn(actor.signer(), nonce), 422, "challenge-not-open");
    }

    @Test
    void a_nonce_of_somebody_else_is_not_open() {
        var actor = withOrganisation();
        refused(actor.handIn(actor.signer(), withOrganisation().challenge()), 422, "challenge-not-open");
    }

    @Test
    void a_certificate_only_seen_is_not_registered() {
        var owner = Actor.registered("bidder");
        var thief = withOrganisation();
        var nonce = thief.challenge();
        var content = "sunseal-pop\n%s\n%s".formatted(thief.creditCode(), nonce).getBytes(StandardCharsets.US_ASCII);
        refused(
                thief.asks()
                        .body(Map.of(
                                "certificate",
                                base64(Certificates.der(owner.signer().certificate())),
                                "proof",
                                base64(DetachedSignature.sign(content, thief.signer())),
                                "nonce",
                                nonce))
                        .post("/api/certificates"),
                422,
                "proof-of-possession");
    }

    @Test
    void a_proof_over_something_else_does_not_hold() {
        var actor = withOrganisation();
        var nonce = actor.challenge();
        refused(
                actor.asks()
                        .body(Map.of(
                                "certificate",
                                base64(Certificates.der(actor.signer().certificate())),
                                "proof",
                                base64(DetachedSignature.sign(new byte[] {1}, actor.signer())),
                                "nonce",
                                nonce))
                        .post("/api/certificates"),
                422,
                "bad-signature");
    }

    @Test
    void a_certificate_for_another_credit_code_is_refused() {
        var actor = withOrganisation();
        var other = Actor.unregistered("bidder").signer();
        refused(actor.handIn(other, actor.challenge()), 422, "certificate-subject");
    }

    @Test
    void a_foreign_authority_is_not_trusted() {
        var actor = withOrganisation();
        var foreign = with(actor, TestStack.world().foreignCa(), Usage.SIGNING, FROM, UNTIL);
        refused(actor.handIn(foreign, actor.challenge()), 422, "untrusted-certificate");
    }

    @Test
    void an_expired_certificate_is_refused() {
        var actor = withOrganisation();
        var expired = with(actor, TestStack.world().ca(), Usage.SIGNING, FROM, FROM.plus(Duration.ofDays(1)));
        refused(actor.handIn(expired, actor.challenge()), 422, "certificate-expired");
    }

    @Test
    void a_key_agreement_certificate_does_not_sign() {
        var actor = withOrganisation();
        var agreement = with(actor, TestStack.world().ca(), Usage.AGREEMENT, FROM, UNTIL);
        refused(actor.handIn(agreement, actor.challenge()), 422, "wrong-key-usage");
    }

    @Test
    void a_revoked_certificate_is_refused() throws IOException {
        var actor = withOrganisation();
        TestStack.world().revoke(actor.signer().certificate());
        refused(actor.handIn(actor.signer(), actor.challenge()), 422, "certificate-revoked");
    }

    @Test
    void the_revocation_list_that_decided_is_kept_as_evidence() {
        var actor = Actor.registered("bidder");
        var now = TestStack.world().clock().instant();
        var evidence =
                certificates.check(actor.signer().certificate(), actor.signer().chain(), now);
        assertThat(evidence.crlSha256()).isNotEmpty().allSatisfy(sha256 -> assertThat(revocations.kept(sha256))
                .isPresent());
    }

    @Test
    void a_signature_made_under_an_earlier_list_still_holds_when_a_newer_one_is_out() throws IOException {
        var world = TestStack.world();
        var actor = Actor.registered("bidder");
        var now = world.clock().instant();
        try {
            world.publishListsFrom(now.minusSeconds(10));
            var evidence = certificates.check(
                    actor.signer().certificate(), actor.signer().chain(), now.minusSeconds(60));
            assertThat(evidence.crlSha256()).isNotEmpty();
        } finally {
            world.publishListsFrom(now.minus(Duration.ofDays(29)));
        }
    }

    @Test
    void authorities_read_within_a_transaction_that_fails_are_there_all_the_same() throws IOException {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("delete from trust_anchor")
                .executeUpdate());
        Files.setLastModifiedTime(
                TestStack.world().trustFile(), FileTime.from(Instant.now().plusSeconds(1)));
        QuarkusTransaction.begin();
        anchors.current();
        QuarkusTransaction.rollback();
        assertThat(anchors.current().anchors()).hasSize(2);
    }

    @Test
    void every_mistake_about_a_certificate_is_told_in_one_answer() {
        var actor = withOrganisation();
        var other = Actor.unregistered("bidder");
        var expired = with(other, TestStack.world().ca(), Usage.SIGNING, FROM, FROM.plus(Duration.ofDays(1)));
        actor.handIn(expired, "no-such-nonce")
                .then()
                .statusCode(422)
                .body("errors.code", contains("challenge-not-open", "certificate-subject", "certificate-expired"));
    }

    @Test
    void trust_is_shown_to_everybody() {
        RestAssured.get("/api/trust").then().statusCode(200).body("anchors.size()", equalTo(2));
    }
}
