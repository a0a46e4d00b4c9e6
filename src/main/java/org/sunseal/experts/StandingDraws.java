package org.sunseal.experts;

import java.util.List;

/**
 * The draws of the committee that judges now, by number: the first says how many experts it has, every further one
 * fills seats that stayed empty, or fell vacant with nobody left in the pool.
 */
record StandingDraws(List<CommitteeDraw> draws, List<Seat> held) {
    static StandingDraws of(List<CommitteeDraw> standing, Seats seats) {
        return new StandingDraws(
                standing,
                standing.stream()
                        .flatMap(draw -> seats.of(draw).stream())
                        .filter(Seat::isHeld)
                        .toList());
    }

    boolean isEmpty() {
        return draws.isEmpty();
    }

    /** Whether no invitation is open: what is empty now stays so without another draw. */
    boolean isSettled() {
        return draws.stream().allMatch(draw -> draw.state() == CommitteeDraw.State.SETTLED);
    }

    /** Seats nobody holds. */
    int missing() {
        return isEmpty() ? 0 : draws.getFirst().seats() - held.size();
    }

    CommitteeDraw newest() {
        return draws.getLast();
    }
}
