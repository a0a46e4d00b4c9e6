package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says in tests by which code evidence is refused. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(InvalidEvidence.class, refused -> assertThat(refused.code())
                .as(refused.detail())
                .isEqualTo(code));
    }

    /** Whatever bytes arrive, a reader either understands them or refuses; it never fails in another way. */
    static void assertReadOrRefused(ThrowingCallable act) {
        var thrown = catchThrowable(act);
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(InvalidEvidence.class);
        }
    }
}
