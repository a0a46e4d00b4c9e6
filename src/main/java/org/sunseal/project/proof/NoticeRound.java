package org.sunseal.project.proof;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One round of a notice: what is sealed to it and when it opens.
 *
 * @param round serial number within the lot, from 1, never reused
 * @param envelope what it takes, such as {@code technical} or {@code price}
 * @param openAt deadline and opening instant
 * @param afterRound the round it waits for, or null (JSON field {@code after})
 */
public record NoticeRound(
        int round,
        String envelope,
        Instant openAt,
        @Nullable Integer afterRound) {
    /** The round whose admission this one waits for, if any. */
    public Optional<Integer> after() {
        return Optional.ofNullable(afterRound);
    }
}
