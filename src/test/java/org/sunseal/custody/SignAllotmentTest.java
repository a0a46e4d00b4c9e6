package org.sunseal.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.kernel.Refused;

class SignAllotmentTest {
    private static final FiveTrustees FIVE = new FiveTrustees();
    private static final Allotment ALLOTMENT = new Allotment(
            "B-1",
            0,
            256,
            Allotment.Purpose.BID,
            "T-1",
            "1",
            1,
            "00".repeat(32),
            Instant.parse("2026-03-02T01:30:00Z"),
            3);

    @Test
    void a_signature_that_brings_other_certificates_is_refused() {
        var own = FIVE.signing(1);
        var padded =
                new Signer(own.key(), own.certificate(), List.of(FIVE.signing(2).certificate()));

        assertThatCode(() -> require(own)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(padded))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Not the bare signature of T1");
    }

    @Test
    void as_many_signatures_of_the_largest_size_as_are_needed_fit_one_log_entry() {
        int needed = FIVE.register().a();
        int largest = needed * SignAllotment.MAXIMUM_SIGNATURE_BYTES;

        assertThat(new OpenEntry("ALLOT", new byte[largest]).encode()).hasSizeLessThan(OpenEntry.MAXIMUM_BYTES);
        assertThat(IntStream.rangeClosed(1, 5).map(j -> ALLOTMENT.sign(FIVE.signing(j)).length))
                .allMatch(length -> length < SignAllotment.MAXIMUM_SIGNATURE_BYTES);
    }

    private static void require(Signer signer) {
        var signed = SignedMessage.parse(ALLOTMENT.sign(signer));
        var trustee = FIVE.register().trustee("T1").orElseThrow();
        SignAllotment.requireSignature(signed, trustee, ALLOTMENT.body());
    }
}
