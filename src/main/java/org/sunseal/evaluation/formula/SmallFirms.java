package org.sunseal.evaluation.formula;

/**
 * How far a bid is that of small firms. Prison enterprises and welfare units of the disabled count as small; the
 * declaration letter that proves it is not looked at here.
 */
public enum SmallFirms {
    /** No small firm takes part, or too small a share to count. */
    NONE,
    /** A larger bidder whose consortium or subcontractors include small firms with the share the documents ask for. */
    PART,
    /** The bidder is a small or micro firm. */
    WHOLE
}
