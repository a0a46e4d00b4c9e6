package org.sunseal.experts.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.draw.Pool;
import org.sunseal.experts.draw.PooledExpert;

/**
 * Who is behind the handles of one pool. Its digest stands in the log, so that no handle can change its owner later
 * (protocol 8.2-9); the file itself stays sealed, and the regulator alone reads it whole.
 *
 * @param employerSalt makes the employers' pseudonyms of this pool
 * @param lines sorted by handle
 */
public record PrivateFile(String drawId, byte[] employerSalt, List<Line> lines) {
    /** One expert. */
    public record Line(Handle handle, byte[] salt, UUID expert) {
        private static Line read(Fields fields) {
            var line = new Line(
                    new Handle(fields.text("handle")), fields.hex("salt"), UUID.fromString(fields.text("expert")));
            fields.end();
            return line;
        }

        private Map<String, Object> asMap() {
            return Map.of("handle", handle.hex(), "salt", Framing.hex(salt), "expert", expert.toString());
        }
    }

    public PrivateFile {
        lines = lines.stream().sorted(Comparator.comparing(Line::handle)).toList();
    }

    /** Reads the file. */
    public static PrivateFile parse(byte[] bytes) {
        var fields = Fields.read(bytes);
        fields.version(1);
        var file = new PrivateFile(
                fields.id("drawId"),
                fields.hex("employerSalt"),
                fields.list("experts").stream().map(Line::read).toList());
        fields.end();
        return file;
    }

    /**
     * Reads the file and checks what can be checked before the regulator signs for it: it is the one POOL names, and it
     * ties every handle of the pool, and no other, to an expert of its own.
     *
     * @param poolFile pool.tsv
     * @throws InvalidEvidence {@code foreign-pool}, or what parsing finds
     */
    public static PrivateFile behind(LoggedPool named, byte[] poolFile, byte[] privateFile) {
        var pool = Pool.parse(poolFile);
        var file = parse(privateFile);
        require(pool.sha256().equals(named.poolHash()), "The pool has another hash than POOL names");
        require(
                pool.experts().size() == named.count(),
                "The pool has %d experts, POOL says %d".formatted(pool.experts().size(), named.count()));
        require(
                Framing.hex(Framing.sha256(privateFile)).equals(named.privateSha256()),
                "The private file has another digest than POOL names");
        require(file.drawId().equals(named.drawId()), "The private file is of draw " + file.drawId());
        require(Arrays.equals(file.bytes(), privateFile), "The private file is not in its canonical order");
        require(
                file.lines().stream()
                        .map(Line::handle)
                        .toList()
                        .equals(pool.experts().stream()
                                .map(PooledExpert::handle)
                                .toList()),
                "The private file has other handles than the pool");
        for (var line : file.lines()) {
            require(
                    Handle.of(line.salt(), line.expert().toString()).equals(line.handle()),
                    "Handle %s is not made from its salt and expert".formatted(line.handle()));
        }
        require(
                file.lines().stream().map(Line::expert).distinct().count()
                        == file.lines().size(),
                "An expert stands behind two handles");
        return file;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidEvidence("foreign-pool", otherwise);
        }
    }

    /** The canonical bytes whose digest POOL names. */
    public byte[] bytes() {
        return CanonicalJson.write(Map.of(
                "v",
                1,
                "drawId",
                drawId,
                "employerSalt",
                Framing.hex(employerSalt),
                "experts",
                lines.stream().map(Line::asMap).toList()));
    }

    /** The line of a handle of this pool. */
    public Line line(Handle handle) {
        return lines.stream()
                .filter(line -> line.handle().equals(handle))
                .findFirst()
                .orElseThrow();
    }

    /** An expert's own line; empty for who is not in the pool. */
    public Optional<Line> line(UUID expert) {
        return lines.stream().filter(line -> line.expert().equals(expert)).findFirst();
    }

    /** What an employer is called in this pool and nowhere else. */
    public String pseudonym(String creditCode) {
        return pseudonym(employerSalt, creditCode);
    }

    /** The same for a pool with that salt. */
    public static String pseudonym(byte[] salt, String creditCode) {
        var hash = Framing.hash("sunseal-employer", salt, creditCode.getBytes(StandardCharsets.US_ASCII));
        return "e" + Framing.hex(hash).substring(0, 16);
    }
}
