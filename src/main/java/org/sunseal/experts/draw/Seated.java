package org.sunseal.experts.draw;

import org.sunseal.experts.draw.Ranking.Ranked;

/**
 * A member of the committee.
 *
 * @param slot code of the slot the member fills
 */
public record Seated(String slot, Ranked member) {
    public Handle handle() {
        return member.handle();
    }

    String employer() {
        return member.expert().employer();
    }
}
