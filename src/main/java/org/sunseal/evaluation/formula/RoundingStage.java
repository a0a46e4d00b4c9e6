package org.sunseal.evaluation.formula;

/**
 * When a price score is rounded for the first time. The stage changes results: in the first worked example of the
 * domain reference 5.1, bid A has 49.20 by one stage and 49.19 by the other.
 */
public enum RoundingStage {
    /** First the published rate is rounded, a deviation in percent or a score out of a hundred; then the score. */
    RATE,
    /** Nothing is rounded before the price score itself. */
    SCORE
}
