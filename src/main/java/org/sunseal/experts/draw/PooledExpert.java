package org.sunseal.experts.draw;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sunseal.crypto.InvalidEvidence;

/**
 * One line of the pool file: {@code handle TAB specialties TAB region TAB employer TAB workload} (protocol 8.2-2).
 *
 * @param specialties codes of what the expert may judge, at least one; kept in bytewise order
 * @param region code of the region
 * @param employer pseudonymous code of the employer
 * @param workload how busy the expert is, in the unit of {@link DrawRequest#maxWorkload}, 0 to 999999999
 */
public record PooledExpert(Handle handle, Set<String> specialties, String region, String employer, int workload) {
    private static final int HEAVIEST = 999_999_999;
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final String CODE = "malformed-pool";

    /** @throws InvalidEvidence {@code malformed-pool} or {@code malformed-code} for a value no line can carry */
    public PooledExpert {
        specialties = Collections.unmodifiableSortedSet(new TreeSet<>(specialties));
        if (specialties.isEmpty()) {
            throw new InvalidEvidence(CODE, "An expert without specialty judges nothing");
        }
        specialties.forEach(code -> Code.require(code, "specialties"));
        Code.require(region, "region");
        Code.require(employer, "employer");
        if (workload < 0 || workload > HEAVIEST) {
            throw new InvalidEvidence(CODE, "workload: %d is not in 0..%d".formatted(workload, HEAVIEST));
        }
    }

    /** Reads a line without its LF; the same expert written in any other way is refused. */
    static PooledExpert parse(String line) {
        var fields = line.split("\t", -1);
        if (fields.length != 5) {
            throw new InvalidEvidence(CODE, "%d fields instead of 5".formatted(fields.length));
        }
        if (!DECIMAL.matcher(fields[4]).matches()) {
            throw new InvalidEvidence(CODE, "workload: not a decimal of at most nine digits without leading zeros");
        }
        var codes = List.of(fields[1].split(",", -1));
        var specialties = new TreeSet<>(codes);
        if (!List.copyOf(specialties).equals(codes)) {
            throw new InvalidEvidence(CODE, "specialties: not sorted, or one stands twice");
        }
        return new PooledExpert(new Handle(fields[0]), specialties, fields[2], fields[3], Integer.parseInt(fields[4]));
    }

    /** The line as it stands in the file, without LF. */
    String line() {
        return String.join(
                "\t", handle.hex(), String.join(",", specialties), region, employer, Integer.toString(workload));
    }
}
