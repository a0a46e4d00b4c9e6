package org.sunseal.bidding.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/**
 * What key.p7m holds: the file keys, the names, the opening form and its blind. Readable only with the slot key, which
 * exists only after the close (protocol 5.3-3). Whoever holds this object can read the bid.
 */
public final class KeyPackage {
    /** Longest package; sealed it stays below {@link #MAXIMUM_SEALED_BYTES}. */
    public static final int MAXIMUM_BYTES = 60 * 1024;

    /** Longest key.p7m: the package and the CMS around it. */
    public static final int MAXIMUM_SEALED_BYTES = 64 * 1024;

    private final SlotContext context;
    private final String signerCertSha256;
    private final List<Entry> objects;
    private final byte[] form;
    private final byte[] blind;

    public KeyPackage(SlotContext context, String signerCertSha256, List<Entry> objects, byte[] form, byte[] blind) {
        this.context = context;
        this.signerCertSha256 = Shape.digest(signerCertSha256, "signerCertSha256");
        this.objects = List.copyOf(objects);
        this.form = form.clone();
        this.blind = Shape.exactly(32, blind.clone(), "blind");
        if (objects.isEmpty() || objects.size() > ObjectContext.MOST) {
            throw malformed("objects: 1 to 64, not " + objects.size());
        }
        var names = new HashSet<String>();
        int last = 0;
        for (var entry : objects) {
            if (entry.i() <= last || entry.i() > ObjectContext.MOST) {
                throw malformed("objects: numbers ascend within 1..64, " + entry.i() + " does not");
            }
            if (!names.add(entry.name())) {
                throw malformed("objects: two are named " + entry.name());
            }
            last = entry.i();
        }
    }

    /** Reads the plaintext of key.p7m. Shape only; {@link PackageCheck} compares it with the signed manifest. */
    public static KeyPackage parse(byte[] json) {
        if (json.length > MAXIMUM_BYTES) {
            throw malformed("longer than " + MAXIMUM_BYTES + " bytes");
        }
        var fields = Fields.read(json);
        fields.version(1);
        var context = SlotContext.read(fields);
        var objects = new ArrayList<Entry>();
        for (var entry : fields.list("objects")) {
            objects.add(Entry.read(entry));
        }
        var read = new KeyPackage(
                context, fields.digest("signerCertSha256"), objects, fields.bytes("form"), fields.bytes("blind"));
        fields.end();
        return read;
    }

    /** The canonical bytes, to be sealed to the slot. */
    public byte[] bytes() {
        var map = context.head();
        map.put("signerCertSha256", signerCertSha256);
        map.put("objects", objects.stream().map(Entry::map).toList());
        map.put("form", form);
        map.put("blind", blind);
        byte[] json = CanonicalJson.write(map);
        if (json.length > MAXIMUM_BYTES) {
            throw malformed("longer than " + MAXIMUM_BYTES + " bytes");
        }
        return json;
    }

    public SlotContext context() {
        return context;
    }

    public String signerCertSha256() {
        return signerCertSha256;
    }

    public List<Entry> objects() {
        return objects;
    }

    /** The exact bytes of the opening form, as they were committed to. */
    public byte[] form() {
        return form.clone();
    }

    public byte[] blind() {
        return blind.clone();
    }

    /** The commitment this package opens. */
    public String formCommitment() {
        return FormCommitment.of(context, blind, form);
    }

    private static InvalidEvidence malformed(String detail) {
        return new InvalidEvidence("malformed-json", "key package: " + detail);
    }

    /** One file of the bid: its name, its plaintext's length and digest, and the key and context it was sealed under. */
    public static final class Entry {
        private final int i;
        private final String name;
        private final long size;
        private final String digest;
        private final byte[] fileKey;
        private final String context;

        /**
         * @param size length of the plaintext in bytes
         * @param digest SHA-256 of the plaintext, hex
         * @param context of the slot the file was first sealed for, which may be an earlier one of the same bidder
         */
        public Entry(int i, String name, long size, String digest, byte[] fileKey, String context) {
            this.i = i;
            this.name = requireName(name);
            this.size = size;
            this.digest = Shape.digest(digest, "digest");
            this.fileKey = Shape.exactly(32, fileKey.clone(), "fileKey");
            this.context = ObjectContext.parse(context).text();
        }

        private static Entry read(Fields fields) {
            var entry = new Entry(
                    Shape.integer(fields, "i", 1, ObjectContext.MOST),
                    fields.text("name"),
                    Shape.number(fields, "size", 0, 1L << 50),
                    fields.digest("digest"),
                    fields.bytes("fileKey"),
                    fields.text("context"));
            fields.end();
            return entry;
        }

        private Map<String, Object> map() {
            var map = new LinkedHashMap<String, Object>();
            map.put("i", i);
            map.put("name", name);
            map.put("size", size);
            map.put("digest", digest);
            map.put("fileKey", fileKey);
            map.put("context", context);
            return map;
        }

        /**
         * Any Unicode a file name may hold, but nothing that could leave the folder it is unpacked to, hide characters from
         * a reader or exceed the 255 bytes common file systems take.
         */
        public static String requireName(String name) {
            if (name.isBlank()
                    || name.equals(".")
                    || name.equals("..")
                    || name.getBytes(StandardCharsets.UTF_8).length > 255
                    || name.codePoints().anyMatch(Entry::forbidden)) {
                throw malformed("objects: not a plain file name: " + name.replaceAll("\\p{C}", "?"));
            }
            return name;
        }

        private static boolean forbidden(int c) {
            return c == '/'
                    || c == '\\'
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE // unpaired: has no UTF-8
                    || (c >= 0x202A && c <= 0x202E) // direction overrides: "gpj.exe" for "exe.jpg"
                    || (c >= 0x2066 && c <= 0x2069);
        }

        public int i() {
            return i;
        }

        public String name() {
            return name;
        }

        public long size() {
            return size;
        }

        public String digest() {
            return digest;
        }

        public byte[] fileKey() {
            return fileKey.clone();
        }

        public String context() {
            return context;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry
                    && i == entry.i
                    && name.equals(entry.name)
                    && size == entry.size
                    && digest.equals(entry.digest)
                    && Arrays.equals(fileKey, entry.fileKey)
                    && context.equals(entry.context);
        }

        @Override
        public int hashCode() {
            return Objects.hash(i, name, size, digest, context);
        }

        @Override
        public String toString() { // without the key: this ends up in logs
            return "object " + i + " " + digest.substring(0, 12);
        }
    }
}
