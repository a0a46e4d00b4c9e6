package org.sunseal.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;

/**
 * What was announced about an outcome, as the signed message says it. All values are text, as they were signed.
 *
 * @param sha256 of what was signed, hex
 * @param until until when it stands at least; null where no period is set
 * @param fields what it says of the lot, by name
 * @param entries what it says of each candidate, the winner or the contract
 */
record Announced(
        String sha256, @Nullable Instant until, Map<String, String> fields, List<Map<String, String>> entries) {
    /** Reads a message and verifies its signature; whose it may be was decided when it was published. */
    static Announced read(byte[] message) {
        var body = SignedMessage.parse(message).body();
        var json = Fields.read(body);
        return new Announced(
                Framing.hex(Framing.sha256(body)),
                json.has("until") ? json.instant("until") : null,
                texts(json.object("fields")),
                json.list("entries").stream().map(Announced::texts).toList());
    }

    private static Map<String, String> texts(Fields object) {
        var texts = new TreeMap<String, String>();
        object.members().keySet().forEach(name -> texts.put(name, object.text(name)));
        return texts;
    }

    /** Who is a candidate, the winner or the other party of the contract. */
    Stream<String> names() {
        return entries.stream().flatMap(entry -> Optional.ofNullable(entry.get("name")).stream());
    }

    /** Everything it says. */
    String text() {
        return Stream.concat(Stream.of(fields), entries.stream())
                .flatMap(each -> each.values().stream())
                .collect(Collectors.joining(" "));
    }
}
