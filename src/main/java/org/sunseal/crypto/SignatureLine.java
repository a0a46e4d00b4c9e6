package org.sunseal.crypto;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * One signature under a {@link SignedNote}: the key's name, its four-byte id (here as a big-endian int) and the
 * signature bytes. C2SP signed-note, commit 5ba5ee83.
 */
public record SignatureLine(String name, int keyId, byte[] signature) {
    private static final String DASH = "\u2014 ";

    public SignatureLine {
        NoteKey.checkName(name);
    }

    /** Tells whether this line claims to be of that key; the claim is not verified. */
    public boolean isOf(NoteKey key) {
        return name.equals(key.name()) && keyId == key.keyId();
    }

    /** The line as it stands in a note: em dash, name, base64 of id and signature, newline. */
    public String encode() {
        var bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    /** Reads one line without its newline; {@link InvalidEvidence} {@code malformed-note} when it is none. */
    static SignatureLine parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new InvalidEvidence("malformed-note", "Not a signature line");
        }
        byte[] bytes = SignedNote.base64(line.substring(space + 1));
        if (bytes.length <= Integer.BYTES) {
            throw new InvalidEvidence("malformed-note", "A signature line has a key id and a signature");
        }
        var in = ByteBuffer.wrap(bytes);
        int keyId = in.getInt();
        byte[] signature = new byte[in.remaining()];
        in.get(signature);
        return new SignatureLine(line.substring(DASH.length(), space), keyId, signature);
    }
}
