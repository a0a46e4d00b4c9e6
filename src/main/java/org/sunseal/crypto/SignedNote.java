package org.sunseal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text with signature lines beneath it: C2SP signed-note, commit 5ba5ee83. Reading checks the form only; a signature
 * counts once {@link NoteKey#verify} or {@link Cosignatures#verify} has seen it, and lines of unknown keys never do.
 */
public final class SignedNote {
    private static final int MAXIMUM_BYTES = 64 * 1024;
    private static final int MAXIMUM_LINES = 64;

    private final String text;
    private final List<SignatureLine> lines;

    private SignedNote(String text, List<SignatureLine> lines) {
        this.text = text;
        this.lines = List.copyOf(lines);
    }

    /** Puts a note together. The text ends with a newline, which is signed too. */
    public static SignedNote of(String text, List<SignatureLine> lines) {
        checkText(text);
        return new SignedNote(text, lines);
    }

    /** Reads a note of at most 64 KiB and 64 lines; anything malformed is {@code malformed-note}. */
    public static SignedNote parse(byte[] note) {
        if (note.length > MAXIMUM_BYTES) {
            throw new InvalidEvidence("malformed-note", "A note has at most %d bytes".formatted(MAXIMUM_BYTES));
        }
        var all = utf8(note);
        int blank = all.lastIndexOf("\n\n"); // the text may hold empty lines; the last one parts it from the signatures
        if (blank < 0 || blank + 2 == all.length() || !all.endsWith("\n")) {
            throw new InvalidEvidence("malformed-note", "No blank line before the signatures");
        }
        var text = all.substring(0, blank + 1);
        checkText(text);
        var lines = new ArrayList<SignatureLine>();
        for (var line : all.substring(blank + 2, all.length() - 1).split("\n", -1)) { // lines() would end one at \r too
            lines.add(SignatureLine.parse(line));
        }
        if (lines.size() > MAXIMUM_LINES) {
            throw new InvalidEvidence("malformed-note", "A note has 1 to %d signatures".formatted(MAXIMUM_LINES));
        }
        return new SignedNote(text, lines);
    }

    /** The signed text, its last newline included. */
    public String text() {
        return text;
    }

    /** The text as the bytes that are signed. */
    public byte[] textBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The signature lines in their order, of known and unknown keys alike. */
    public List<SignatureLine> lines() {
        return lines;
    }

    /** The same text with more lines beneath. */
    public SignedNote with(List<SignatureLine> more) {
        var joined = new ArrayList<>(lines);
        joined.addAll(more);
        return new SignedNote(text, joined);
    }

    /** The note as it travels: text, blank line, signature lines. */
    public byte[] encode() {
        var out = new StringBuilder(text).append('\n');
        lines.forEach(line -> out.append(line.encode()));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Strict standard base64: padding present, nothing left over in the last bits. */
    static byte[] base64(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            if (Base64.getEncoder().encodeToString(bytes).equals(encoded)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("malformed-note", "Not base64", e);
        }
        throw new InvalidEvidence("malformed-note", "Not canonical base64");
    }

    private static void checkText(String text) {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new InvalidEvidence(
                    "malformed-note", "Note text ends with a newline and has no other control characters");
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidEvidence("malformed-note", "Not UTF-8", e);
        }
    }
}
