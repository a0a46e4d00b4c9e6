package org.sunseal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Signer;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

/** A certificate that was found good once is asked everything again: what is remembered of it are signatures alone. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class CheckedBeforeTest {
    @Inject
    SigningCertificates certificates;

    @Inject
    TrustAnchors anchors;

    @Inject
    EntityManager database;

    private Signer signer;
    private Instant now;

    @BeforeEach
    void checkOnce() {
        signer = Actor.registered("bidder").signer();
        now = TestStack.world().clock().instant();
        check(now);
    }

    @Test
    void an_authority_that_is_withdrawn_is_out_at_once_and_back_as_soon() {
        change("withdrawn_at = now()");
        try {
            assertThat(anchors.current().anchors()).hasSize(1);
            assertRefused("untrusted-certificate", now);
        } finally {
            change("withdrawn_at = null");
        }
        check(now);
    }

    @Test
    void a_list_that_revokes_it_counts_at_once() throws IOException {
        TestStack.world().revoke(signer.certificate());

        assertRefused("certificate-revoked", now);
    }

    @Test
    void its_end_counts_whenever_it_was_checked() {
        assertRefused(
                "certificate-expired",
                signer.certificate().getNotAfter().toInstant().plusSeconds(1));
    }

    private void check(Instant at) {
        certificates.check(signer.certificate(), signer.chain(), at);
    }

    private void assertRefused(String code, Instant at) {
        assertThatThrownBy(() -> check(at))
                .isInstanceOfSatisfying(InvalidEvidence.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }

    private void change(String column) {
        var authority = Certificates.sha256(TestStack.world().ca().certificate());
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update trust_anchor set " + column + " where sha256 = ?1")
                        .setParameter(1, authority)
                        .executeUpdate());
    }
}
