package org.sunseal.experts;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.experts.draw.Handle;

/**
 * Who is behind the handles of one pool. Its digest stands in the log, so that no handle can change its owner later
 * (protocol 8.2-9); the file itself stays sealed.
 *
 * @param employerSalt makes the employers' pseudonyms of this pool
 * @param lines sorted by handle
 */
record PrivateFile(String drawId, byte[] employerSalt, List<Line> lines) {
    /** One expert. */
    record Line(Handle handle, byte[] salt, UUID expert) {
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

    PrivateFile {
        lines = lines.stream().sorted(Comparator.comparing(Line::handle)).toList();
    }

    static PrivateFile parse(byte[] bytes) {
        var fields = Fields.read(bytes);
        fields.version(1);
        var file = new PrivateFile(
                fields.id("drawId"),
                fields.hex("employerSalt"),
                fields.list("experts").stream().map(Line::read).toList());
        fields.end();
        return file;
    }

    byte[] bytes() {
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

    Line line(Handle handle) {
        return lines.stream()
                .filter(line -> line.handle().equals(handle))
                .findFirst()
                .orElseThrow();
    }

    Optional<Line> line(UUID expert) {
        return lines.stream().filter(line -> line.expert().equals(expert)).findFirst();
    }

    /** What an employer is called in this pool and nowhere else. */
    String pseudonym(String creditCode) {
        return pseudonym(employerSalt, creditCode);
    }

    static String pseudonym(byte[] salt, String creditCode) {
        var hash = Framing.hash("sunseal-employer", salt, creditCode.getBytes(StandardCharsets.US_ASCII));
        return "e" + Framing.hex(hash).substring(0, 16);
    }
}
