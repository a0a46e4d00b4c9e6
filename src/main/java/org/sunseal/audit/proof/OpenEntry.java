package org.sunseal.audit.proof;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/**
 * An entry everybody can read (protocol 9.1): its type, such as NOTICE or CLOSE, a CMS SignedData as message and named
 * attachments such as a time-stamp token. At most 32 KiB. Types a reader does not know are for it to ignore. Whether
 * the message is signed, and by whom, is judged by those who know the type.
 */
public record OpenEntry(String type, byte[] message, Map<String, byte[]> attachments) implements LogEntry {
    /** Largest encoded entry in bytes. */
    public static final int MAXIMUM_BYTES = 32 * 1024;

    private static final String TYPE = "[A-Z][A-Z_]{0,31}";

    public OpenEntry {
        if (!type.matches(TYPE)) {
            throw new InvalidEvidence("malformed-entry", "Not an entry type: " + type);
        }
        attachments = Map.copyOf(attachments);
    }

    public OpenEntry(String type, byte[] message) {
        this(type, message, Map.of());
    }

    @Override
    public byte[] encode() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", type);
        fields.put("message", message);
        if (!attachments.isEmpty()) {
            fields.put("attachments", new TreeMap<>(attachments));
        }
        byte[] body = CanonicalJson.write(fields);
        if (1 + body.length > MAXIMUM_BYTES) {
            throw new InvalidEvidence("malformed-entry", "An open entry has at most 32 KiB");
        }
        return ByteBuffer.allocate(1 + body.length)
                .put(LogEntries.OPEN)
                .put(body)
                .array();
    }

    static OpenEntry parse(byte[] body) {
        if (1 + body.length > MAXIMUM_BYTES) {
            throw new InvalidEvidence("malformed-entry", "An open entry has at most 32 KiB");
        }
        var fields = Fields.read(body);
        var attachments = new LinkedHashMap<String, byte[]>();
        var named = fields.optionalObject("attachments");
        named.ifPresent(list -> list.members().keySet().forEach(name -> attachments.put(name, list.bytes(name))));
        if (attachments.isEmpty() && fields.members().containsKey("attachments")) {
            throw new InvalidEvidence("malformed-entry", "Empty attachments are left out");
        }
        var entry = new OpenEntry(fields.text("type"), fields.bytes("message"), attachments);
        fields.end();
        return entry;
    }
}
