package org.sunseal.award;

import java.util.List;
import java.util.UUID;

/** Three candidates as a report ranks them. */
final class RankedThree {
    static final Candidate FIRST = candidate("s1", 1);
    static final Candidate SECOND = candidate("s2", 2);
    static final Candidate THIRD = candidate("s3", 3);

    private RankedThree() {}

    static List<Candidate> all() {
        return List.of(FIRST, SECOND, THIRD);
    }

    static Candidate candidate(String slot, int rank) {
        return new Candidate(
                slot, UUID.randomUUID(), "建设 " + slot, "91330100MA000000" + rank, rank, "9%d.00".formatted(rank));
    }
}
