package org.sunseal.experts.draw;

import java.util.List;
import java.util.Set;

/**
 * One look at one expert for one slot, with the draw as it stands at that moment.
 *
 * @param committee who is seated by now
 * @param declined who has said no in this draw
 */
record Look(
        DrawRequest request,
        DrawRequest.Slot slot,
        PooledExpert expert,
        List<Seated> committee,
        Set<Handle> declined) {}
