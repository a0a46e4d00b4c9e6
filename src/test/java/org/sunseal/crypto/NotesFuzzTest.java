package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Searches for notes, keys and tree edges that are read in more than one spelling or fail in another way than by
 * refusal.
 */
class NotesFuzzTest {
    private static final String TEXT = "log.example/test\n7\n" + "A".repeat(43) + "=\n";
    private static final NoteSigner LOG = new NoteSigner("log.example/test", Keys.ed25519());
    private static final SignatureLine COSIGNATURE =
            Cosignatures.sign("witness.example/1", Keys.ed25519(), TEXT, Issued.NOW);

    private static final ForeignBytes NOTE = ForeignBytes.plain(
            "note",
            bytes -> {
                var note = SignedNote.parse(bytes);
                try {
                    LOG.key().verify(note);
                } catch (InvalidEvidence refused) {
                    return note.encode(); // a note with a false line is still a note
                }
                return note.encode();
            },
            SignedNote.of(TEXT, List.of(LOG.line(TEXT), COSIGNATURE)).encode(),
            SignedNote.of("ein\n\nText\n", List.of(LOG.line("ein\n\nText\n"))).encode());

    private static final ForeignBytes KEY = ForeignBytes.plain(
            "verifier key",
            bytes -> NoteKey.parse(new String(bytes, UTF_8)).vkey().getBytes(UTF_8),
            LOG.key().vkey().getBytes(UTF_8));

    private static final ForeignBytes EDGE = ForeignBytes.plain(
            "edge of a tree", bytes -> CompactRange.decode(bytes).encode(), edge());

    private static byte[] edge() {
        var edge = new CompactRange();
        for (int i = 0; i < 11; i++) {
            edge.append(new byte[Merkle.HASH_SIZE]);
        }
        return edge.encode();
    }

    static Stream<byte[]> notes() {
        return NOTE.examples();
    }

    static Stream<byte[]> keys() {
        return KEY.examples();
    }

    static Stream<byte[]> edges() {
        return EDGE.examples();
    }

    @MethodSource("notes")
    @FuzzTest(maxDuration = "60s")
    void note(byte[] bytes) {
        NOTE.check(bytes);
    }

    @MethodSource("keys")
    @FuzzTest(maxDuration = "60s")
    void key(byte[] bytes) {
        KEY.check(bytes);
    }

    @MethodSource("edges")
    @FuzzTest(maxDuration = "60s")
    void edge(byte[] bytes) {
        EDGE.check(bytes);
    }

    @Property(tries = 1000)
    void spoilt_examples_are_read_or_refused(@ForAll long seed) {
        for (var reader : List.of(NOTE, KEY, EDGE)) {
            reader.check(reader.mangled(seed));
        }
    }
}
