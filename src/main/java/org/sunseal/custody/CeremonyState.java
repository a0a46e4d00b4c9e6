package org.sunseal.custody;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a key ceremony stands. The table is the whole process; a failed ceremony is never resumed, a new one starts. */
public enum CeremonyState {
    /** Trustees publish their dealings. */
    DEALING,
    /** All have dealt; each checks, and signs the batch statement or complains. */
    CERTIFYING,
    /** All have signed; the keys may be allotted. */
    CERTIFIED,
    /** A dealing was proved bad, the statements differ, or the trustees took too long. */
    FAILED;

    private static final Map<CeremonyState, Set<CeremonyState>> NEXT = Map.of(
            DEALING, EnumSet.of(CERTIFYING, FAILED),
            CERTIFYING, EnumSet.of(CERTIFIED, FAILED),
            CERTIFIED, EnumSet.noneOf(CeremonyState.class),
            FAILED, EnumSet.noneOf(CeremonyState.class));

    boolean mayBecome(CeremonyState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    boolean isOpen() {
        return this == DEALING || this == CERTIFYING;
    }
}
