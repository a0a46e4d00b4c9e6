package org.sunseal.evaluation;

/** Who looks at an evaluation. */
public sealed interface Viewer {
    /** A member, by its account. */
    record Member(String account) implements Viewer {}

    /** Agency, tenderee or centre: until the end they see how far the work is. */
    record TenderSide() implements Viewer {}

    /** The regulator sees all that is there. */
    record Regulator() implements Viewer {}
}
