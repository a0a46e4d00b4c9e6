package org.sunseal.evaluation.proof;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.sunseal.kernel.Refusals;
import org.sunseal.kernel.Refused;

/** The published codes an act is refused with, in their order. */
public final class RefusedCodes {
    private RefusedCodes() {}

    /** All codes at once. */
    public static List<String> of(ThrowingCallable act) {
        return switch (catchThrowable(act)) {
            case Refused refused -> List.of(refused.reason().code());
            case Refusals refusals ->
                refusals.refused().stream().map(each -> each.reason().code()).toList();
            case null -> throw new AssertionError("nothing was refused");
            default -> throw new AssertionError("something else was thrown", catchThrowable(act));
        };
    }
}
