package org.sunseal.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunseal.crypto.ForeignBytes;
import org.sunseal.crypto.InvalidEvidence;

/**
 * Searches for checkpoints, proofs and entries that are read in two spellings or fail in another way than by refusal.
 */
class LogFormatsFuzzTest {
    private static final LogInMemory LOG = new LogInMemory().with(300);
    private static final WitnessQuorum QUORUM = LOG.quorum();
    private static final byte[] OPEN =
            new OpenEntry("CLOSE", "message".getBytes(UTF_8), Map.of("token", new byte[] {1, 2, 3})).encode();

    private static final ForeignBytes CHECKPOINT = ForeignBytes.plain(
            "checkpoint",
            bytes -> utf8(Checkpoint.parse(text(bytes)).noteText()),
            utf8(LOG.checkpoint().noteText()));

    private static final ForeignBytes COSIGNED = ForeignBytes.plain(
            "cosigned note",
            bytes -> {
                QUORUM.verify(bytes);
                return bytes;
            },
            LOG.note(7).encode());

    private static final ForeignBytes PROOF = ForeignBytes.plain(
            "proof",
            bytes -> {
                var proof = TlogProof.parse(bytes);
                try {
                    proof.verify(new byte[] {0}, QUORUM);
                } catch (InvalidEvidence refused) {
                    return proof.encode(); // well-formed, though it proves nothing
                }
                throw new AssertionError("A proof of an entry nobody logged");
            },
            LOG.proof(7).encode());

    private static final ForeignBytes ENTRY = ForeignBytes.plain(
            "entry",
            bytes -> LogEntries.parse(bytes).encode(),
            OPEN,
            Commitment.padding().encode());

    private static final ForeignBytes OPEN_ENTRY = ForeignBytes.json(
            "open entry",
            bytes -> withoutKind(LogEntries.parse(ofKind(bytes)).encode()),
            withoutKind(OPEN),
            withoutKind(new OpenEntry("NOTICE", new byte[0]).encode()));

    private static final ForeignBytes BUNDLE = ForeignBytes.plain(
            "bundle",
            bytes -> framed(EntryBundle.parse(bytes)),
            framed(List.of(OPEN, new byte[0], Commitment.padding().encode())));

    private static final ForeignBytes PATH = ForeignBytes.plain(
            "path of a tile",
            bytes -> TilePath.parse(text(bytes))
                    .map(path -> utf8(path.path()))
                    .orElseThrow(() -> new InvalidEvidence("no-tile", "Names no tile")),
            utf8("tile/0/x001/067"),
            utf8("tile/entries/000.p/16"));

    private static byte[] framed(List<byte[]> entries) {
        var bundle = new ByteArrayOutputStream();
        entries.forEach(entry -> bundle.writeBytes(EntryBundle.frame(entry)));
        return bundle.toByteArray();
    }

    private static byte[] ofKind(byte[] body) {
        var entry = new ByteArrayOutputStream();
        entry.write(LogEntries.OPEN);
        entry.writeBytes(body);
        return entry.toByteArray();
    }

    private static byte[] withoutKind(byte[] entry) {
        return Arrays.copyOfRange(entry, 1, entry.length);
    }

    /** Bytes that are no UTF-8 never become a text: whoever fetches one has decoded it before. */
    private static String text(byte[] bytes) {
        var text = new String(bytes, UTF_8);
        if (!Arrays.equals(utf8(text), bytes)) {
            throw new InvalidEvidence("malformed-text", "Not UTF-8");
        }
        return text;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    static Stream<byte[]> checkpoints() {
        return CHECKPOINT.examples();
    }

    static Stream<byte[]> cosignedNotes() {
        return COSIGNED.examples();
    }

    static Stream<byte[]> proofs() {
        return PROOF.examples();
    }

    static Stream<byte[]> entries() {
        return ENTRY.examples();
    }

    static Stream<byte[]> openEntries() {
        return OPEN_ENTRY.examples();
    }

    static Stream<byte[]> bundles() {
        return BUNDLE.examples();
    }

    static Stream<byte[]> paths() {
        return PATH.examples();
    }

    @MethodSource("checkpoints")
    @FuzzTest(maxDuration = "60s")
    void checkpoint(byte[] bytes) {
        CHECKPOINT.check(bytes);
    }

    @MethodSource("cosignedNotes")
    @FuzzTest(maxDuration = "60s")
    void cosignedNote(byte[] bytes) {
        COSIGNED.check(bytes);
    }

    @MethodSource("proofs")
    @FuzzTest(maxDuration = "60s")
    void proof(byte[] bytes) {
        PROOF.check(bytes);
    }

    @MethodSource("entries")
    @FuzzTest(maxDuration = "60s")
    void entry(byte[] bytes) {
        ENTRY.check(bytes);
    }

    @MethodSource("openEntries")
    @FuzzTest(maxDuration = "60s")
    void openEntry(byte[] bytes) {
        OPEN_ENTRY.check(bytes);
    }

    @MethodSource("bundles")
    @FuzzTest(maxDuration = "60s")
    void bundle(byte[] bytes) {
        BUNDLE.check(bytes);
    }

    @MethodSource("paths")
    @FuzzTest(maxDuration = "60s")
    void path(byte[] bytes) {
        PATH.check(bytes);
    }

    @Property(tries = 500)
    void spoilt_examples_are_read_or_refused(@ForAll long seed) {
        for (var reader : List.of(CHECKPOINT, COSIGNED, PROOF, ENTRY, OPEN_ENTRY, BUNDLE, PATH)) {
            reader.check(reader.mangled(seed));
        }
    }
}
