package org.sunseal.experts.draw;

import java.util.stream.Stream;

/**
 * What comes of looking at an expert who has the specialty of a slot (protocol 8.2-7). The list is the rule: the first
 * that applies, from top to bottom, is recorded.
 */
public enum Outcome {
    /** Sits in the committee already. */
    ALREADY,
    /** Declined an invitation of this draw, or did not answer it. */
    DECLINED,
    /** Is named in the request as not to be drawn. */
    AVOID_PERSON,
    /** Works for an employer nobody drawn may work for. */
    AVOID_EMPLOYER,
    /** Has more work than the request allows. */
    WORKLOAD,
    /** Comes from another region than the slot asks for. */
    REGION,
    /** Works for an employer that has as many members as it may. */
    EMPLOYER_CAP,
    /** Is taken. */
    DRAWN;

    static Outcome of(Look look) {
        return Stream.of(values())
                .filter(outcome -> outcome.appliesTo(look))
                .findFirst()
                .orElseThrow();
    }

    private boolean appliesTo(Look look) {
        var expert = look.expert();
        var request = look.request();
        return switch (this) {
            case ALREADY ->
                look.committee().stream().anyMatch(seated -> seated.handle().equals(expert.handle()));
            case DECLINED -> look.declined().contains(expert.handle());
            case AVOID_PERSON -> request.avoidHandles().contains(expert.handle());
            case AVOID_EMPLOYER -> request.avoidEmployers().contains(expert.employer());
            case WORKLOAD -> expert.workload() > request.maxWorkload();
            case REGION ->
                !look.slot().region().equals(DrawRequest.ANYWHERE)
                        && !look.slot().region().equals(expert.region());
            case EMPLOYER_CAP ->
                look.committee().stream()
                                .filter(seated -> seated.employer().equals(expert.employer()))
                                .count()
                        >= request.maxPerEmployer();
            case DRAWN -> true;
        };
    }
}
