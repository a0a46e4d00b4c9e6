package org.sunseal.cli.scenario.procedure;

/**
 * Where a lot of the history comes to stand; the platform knows the stage by the same name. They are in the order of the
 * procedure, both kinds in one list, so a lot has gone through every earlier one that its kind has; what a lot is stopped
 * by stands behind the stage it is stopped in.
 */
enum End {
    INTENTION,
    PLANNED,
    REGISTERED,
    SCHEDULED,
    ISSUING,
    PAUSED_OBJECTION,
    SUSPENDED,
    TERMINATED,
    FAILED,
    OPENING,
    OPENED,
    QUALIFIED,
    EVALUATING,
    EVALUATED,
    REEVALUATION,
    PUBLICITY,
    PAUSED_OBJECTION_RESULT,
    AWARDABLE,
    AWARDED,
    DECIDED,
    NOTICE_SENT,
    ANNOUNCED,
    CONTRACTED,
    CONTRACT_PUBLISHED,
    ACCEPTED,
    SETTLED,
    ARCHIVED;

    /** Whether a lot that comes to stand here has reached that stage on its way, or ends there. */
    boolean reaches(End stage) {
        return compareTo(stage) >= 0;
    }
}
