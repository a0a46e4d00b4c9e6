package org.sunseal.trade;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sunseal.kernel.Refused;

/**
 * Where a rule binds: a six-digit code of an administrative division (GB/T 2260), or the whole country.
 *
 * @param code such as {@code 330502}, or {@code CN}
 */
public record Region(String code) implements Comparable<Region> {
    public static final Region NATIONAL = new Region("CN");

    private static final Pattern DIVISION = Pattern.compile("[1-9][0-9]{5}");

    /** @throws Refused {@code bad-region} for anything else */
    public Region {
        if (!code.equals("CN") && !DIVISION.matcher(code).matches()) {
            throw new Refused(TradeRefusal.BAD_REGION, "%s is no six-digit division code and not CN".formatted(code));
        }
    }

    /** This region, then what it lies in: county, city, province, the country. */
    public List<Region> upwards() {
        if (equals(NATIONAL)) {
            return List.of(this);
        }
        return Stream.of(code, code.substring(0, 4) + "00", code.substring(0, 2) + "0000", NATIONAL.code)
                .distinct()
                .map(Region::new)
                .toList();
    }

    @Override
    public int compareTo(Region other) {
        return code.compareTo(other.code);
    }
}
