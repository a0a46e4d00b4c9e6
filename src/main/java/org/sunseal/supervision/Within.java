package org.sunseal.supervision;

import org.jspecify.annotations.Nullable;
import org.sunseal.trade.Region;
import org.sunseal.trade.TradeKind;

/**
 * Which lots a desk looks at.
 *
 * @param region null for every region; a division takes in all that lie in it
 * @param kind null for every sort of trade
 */
public record Within(@Nullable Region region, @Nullable TradeKind kind) {
    /** For {@code region like ?}. */
    String regions() {
        return region == null || region.equals(Region.NATIONAL)
                ? "%"
                : region.code().replaceFirst("(00)+$", "") + "%";
    }

    /** For {@code kind like ?}. */
    String kinds() {
        return kind == null ? "%" : kind.name();
    }
}
