package org.sunseal.experts.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;

/**
 * A snapshot of who may be drawn, as the file everybody can read (protocol 8.2-2): ASCII, one line per expert, sorted
 * bytewise, LF after every line. The same experts always make the same file.
 *
 * <p>A pool may be too small or even empty: a draw from it then says what is missing.
 *
 * @param experts sorted by handle, whatever order they were given in
 */
public record Pool(List<PooledExpert> experts) {
    /** The longest file that is read, 64 MiB: about a million experts. */
    public static final int MAXIMUM_BYTES = 64 << 20;

    private static final String CODE = "malformed-pool";

    /** @throws InvalidEvidence {@code malformed-pool} if a handle stands twice */
    public Pool {
        experts = experts.stream()
                .sorted(Comparator.comparing(PooledExpert::handle))
                .toList();
        for (int i = 1; i < experts.size(); i++) {
            if (experts.get(i - 1).handle().equals(experts.get(i).handle())) {
                throw new InvalidEvidence(CODE, experts.get(i).handle() + " stands twice");
            }
        }
    }

    /**
     * Reads the file; whatever {@link #bytes} would have written differently is refused, so that one pool has one hash.
     *
     * @throws InvalidEvidence {@code malformed-pool}, naming the line, from 1
     */
    public static Pool parse(byte[] file) {
        if (file.length > MAXIMUM_BYTES) {
            throw new InvalidEvidence(CODE, "longer than " + MAXIMUM_BYTES + " bytes");
        }
        for (var each : file) {
            if (each != '\n' && each != '\t' && (each < 0x20 || each > 0x7e)) { // a byte above 7f is negative here
                throw new InvalidEvidence(CODE, "not printable ASCII, TAB and LF alone");
            }
        }
        if (file.length > 0 && file[file.length - 1] != '\n') {
            throw new InvalidEvidence(CODE, "no LF after the last line");
        }
        var experts = new ArrayList<PooledExpert>();
        for (var line : lines(file)) {
            experts.add(expert(line, experts));
        }
        return new Pool(experts);
    }

    /** The file. */
    public byte[] bytes() {
        var text = new StringBuilder();
        experts.forEach(expert -> text.append(expert.line()).append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code poolHash}: SHA-256 of the file, lower-case hex. */
    public String sha256() {
        return Framing.hex(Framing.sha256(bytes()));
    }

    private static List<String> lines(byte[] file) {
        // every line ends in LF, so that the last piece is empty and no line
        var pieces = new String(file, StandardCharsets.US_ASCII).split("\n", -1);
        return List.of(pieces).subList(0, pieces.length - 1);
    }

    private static PooledExpert expert(String line, List<PooledExpert> before) {
        var place = "line " + (before.size() + 1) + ": ";
        PooledExpert expert;
        try {
            expert = PooledExpert.parse(line);
        } catch (InvalidEvidence e) {
            throw new InvalidEvidence(CODE, place + e.detail(), e);
        }
        if (!before.isEmpty() && before.getLast().handle().compareTo(expert.handle()) >= 0) {
            throw new InvalidEvidence(CODE, place + "not sorted bytewise, or the handle stands twice");
        }
        return expert;
    }
}
