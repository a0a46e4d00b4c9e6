package org.sunseal.evaluation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.evaluation.proof.Verdict;

/** Everything that is asked in one matter, answered at once. */
record Verdicts(@NotNull @Size(max = 10_000) List<@Valid @NotNull One> verdicts) {
    /**
     * One verdict.
     *
     * @param item id of the criterion, {@code low-price} or {@code competition}
     * @param ground code of a listed ground, for a "no"
     * @param reason in the member's words, for a "no"
     */
    record One(
            @NotBlank @Size(max = 64) String bid,
            @NotBlank @Size(max = 64) String item,
            boolean pass,
            @Nullable @Size(max = 64) String ground,
            @Nullable @Size(max = 2000) String reason) {}

    List<Verdict> proved() {
        return verdicts.stream()
                .map(one -> new Verdict(one.bid(), one.item(), one.pass(), one.ground(), one.reason()))
                .toList();
    }
}
