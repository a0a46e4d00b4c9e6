package org.sunseal.award.proof;

/** Why a candidate does not win although it is ranked first. Which of them a kind knows is in its rows. */
public enum Ground {
    /** It gave up its win. */
    GIVES_UP,
    /** Force majeure keeps it from performing. */
    FORCE_MAJEURE,
    /** It gave no performance bond although the documents ask for one. */
    NO_PERFORMANCE_BOND,
    /** Unlawful acts that touch the result were found. */
    UNLAWFUL_ACTS,
    /** An objection about it was upheld, and this follows from it. */
    UPHELD_OBJECTION
}
