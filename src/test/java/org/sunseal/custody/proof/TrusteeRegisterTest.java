package org.sunseal.custody.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sunseal.crypto.InvalidEvidence;

class TrusteeRegisterTest {
    private static final TrusteeRegister FIVE = new FiveTrustees().register();

    @Test
    void two_absentees_must_not_stop_the_witnesses() {
        assertThat(withQuorum(5)).isEqualTo(FIVE);
        assertThatThrownBy(() -> withQuorum(6)) // m - w = 1, n - k = 2 (protocol 9.1)
                .isInstanceOfSatisfying(InvalidEvidence.class, refused -> assertThat(refused.detail())
                        .contains("m - w >= n - k"));
    }

    private static TrusteeRegister withQuorum(int w) {
        return new TrusteeRegister(
                FIVE.n(),
                FIVE.k(),
                FIVE.a(),
                w,
                FIVE.origin(),
                FIVE.logKey(),
                FIVE.members(),
                FIVE.platformSigning(),
                FIVE.openingService(),
                FIVE.regulatorSigning(),
                FIVE.regulatorEncryption(),
                FIVE.tsa(),
                FIVE.tick());
    }
}
