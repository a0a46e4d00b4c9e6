package org.sunseal.audit.proof;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.SignatureLine;
import org.sunseal.crypto.SignedNote;

/** A small log with seven witnesses, for tests: what it serves is worked out from the entries each time. */
public final class LogInMemory implements TileSource {
    public static final String ORIGIN = "log.example/test";
    public static final Instant AT = Instant.parse("2026-03-02T01:30:00Z");

    private final NoteSigner signer = new NoteSigner(ORIGIN, Keys.ed25519());
    private final List<KeyPair> witnesses =
            IntStream.range(0, 7).mapToObj(i -> Keys.ed25519()).toList();
    private final List<byte[]> entries = new ArrayList<>();

    public long append(byte[] entry) {
        entries.add(entry);
        return entries.size() - 1;
    }

    public LogInMemory with(int padding) {
        IntStream.range(0, padding).forEach(i -> append(Commitment.padding().encode()));
        return this;
    }

    public NoteKey key() {
        return signer.key();
    }

    public WitnessQuorum quorum() {
        var keys = IntStream.range(0, 7)
                .mapToObj(i -> NoteKey.of(
                        witness(i), NoteKey.COSIGNATURE, witnesses.get(i).getPublic()))
                .toList();
        return new WitnessQuorum(signer.key(), keys, 5);
    }

    public Checkpoint checkpoint() {
        return new Checkpoint(ORIGIN, entries.size(), Merkle.root(leafHashes()));
    }

    /** The note of the log as it is, cosigned by the first {@code count} witnesses at {@link #AT}. */
    public SignedNote note(int count) {
        return note(
                checkpoint(),
                IntStream.range(0, count).mapToObj(i -> cosign(i, AT)).toList());
    }

    public SignedNote note(Checkpoint checkpoint, List<SignatureLine> cosignatures) {
        var text = checkpoint.noteText();
        return SignedNote.of(text, List.of(signer.line(text))).with(cosignatures);
    }

    public SignatureLine cosign(int witness, Instant at) {
        return Cosignatures.sign(
                witness(witness), witnesses.get(witness), checkpoint().noteText(), at);
    }

    public TlogProof proof(long index) {
        return new TlogProof(index, Merkle.inclusionProof(leafHashes(), index), note(5).encode());
    }

    @Override
    public byte[] fetch(String path) {
        if (path.equals("checkpoint")) {
            return note(5).encode();
        }
        var tile = TilePath.parse(path)
                .filter(named -> TilePath.in(entries.size(), named.level(), named.number())
                        .filter(there -> there.width() >= named.width())
                        .isPresent())
                .orElseThrow(() -> new UncheckedIOException(new NoSuchFileException(path)));
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < tile.width(); i++) {
            int index = (int) tile.number() * TilePath.FULL + i;
            if (tile.level() == TilePath.ENTRIES) {
                out.writeBytes(EntryBundle.frame(entries.get(index)));
            } else {
                int span = 1 << (Byte.SIZE * tile.level());
                out.writeBytes(Merkle.root(leafHashes().subList(index * span, (index + 1) * span)));
            }
        }
        return out.toByteArray();
    }

    private List<byte[]> leafHashes() {
        return entries.stream().map(Merkle::leafHash).toList();
    }

    private static String witness(int number) {
        return "witness.example/" + number;
    }
}
