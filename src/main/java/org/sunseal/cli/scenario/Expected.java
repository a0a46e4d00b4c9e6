package org.sunseal.cli.scenario;

import org.sunseal.cli.ApiProblem;

/** Refusals the scenario counts on: that nothing is refused would be the deviation. */
public final class Expected {
    private Expected() {}

    /** Requires that the platform refuses the act with this code, and returns what it said, in its first sentence. */
    public static String refusal(String code, Runnable act) {
        try {
            act.run();
        } catch (ApiProblem e) {
            Deviation.unless(
                    e.code().equals(code), "Refused as %s instead of %s: %s".formatted(e.code(), code, e.detail()));
            return e.detail().lines().findFirst().orElse("");
        }
        throw new Deviation("It should have been refused as " + code);
    }
}
