package org.sunseal.evaluation.formula;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.sunseal.kernel.Refused;

/** The published code an act is refused with. */
final class RefusedCode {
    private RefusedCode() {}

    static String of(ThrowingCallable act) {
        var refused = catchThrowableOfType(Refused.class, act);
        return Objects.requireNonNull(refused, "nothing was refused").reason().code();
    }
}
