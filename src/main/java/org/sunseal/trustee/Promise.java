package org.sunseal.trustee;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;

/**
 * The last thing this witness said about the log. Size and time only grow: whoever forgot this could sign two
 * histories, or a past.
 *
 * @param size largest tree cosigned
 * @param root its root
 * @param at the time written beside it, whole seconds
 * @param note the cosigned note, empty before the first
 */
record Promise(long size, byte[] root, Instant at, String note) {
    static final Promise NONE = new Promise(0, Framing.sha256(), Instant.EPOCH, "");

    static Promise load(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        var fields = Fields.read(Durable.read(file));
        var promise = new Promise(
                fields.integer("size"),
                fields.hex("root"),
                Instant.ofEpochSecond(fields.integer("at")),
                fields.text("note"));
        fields.end();
        return promise;
    }

    /** On disk before the cosignature leaves. */
    void keep(Path file) {
        Durable.replace(
                file,
                CanonicalJson.write(
                        Map.of("size", size, "root", Framing.hex(root), "at", at.getEpochSecond(), "note", note)));
    }

    byte[] noteBytes() {
        return note.getBytes(StandardCharsets.UTF_8);
    }
}
