package org.sunseal.trade;

/** How well a rule's source is known, the best first. */
public enum Evidence {
    /** The article itself was read. */
    READ,
    /** A report, a reprint or a local rule that quotes it was read. Marked {@code ~}. */
    SECONDARY,
    /** Known to practitioners, its text not read; an article number is from memory. Marked {@code GK}. */
    UNVERIFIED,
    /** Not law: a choice of the platform. Marked {@code DESIGN}. */
    DESIGN
}
