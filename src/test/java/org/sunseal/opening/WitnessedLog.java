package org.sunseal.opening;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.LogInMemory;
import org.sunseal.audit.proof.TileSource;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.SignatureLine;
import org.sunseal.crypto.SignedNote;
import org.sunseal.custody.proof.FiveTrustees;

/** A log whose checkpoints five of the register's witnesses cosign. */
public final class WitnessedLog implements TileSource {
    private static final int QUORUM = 5;

    private final FiveTrustees trustees;
    private final LogInMemory tree = new LogInMemory();
    private final List<byte[]> entries = new ArrayList<>();
    private Instant now;

    public WitnessedLog(FiveTrustees trustees, Instant now) {
        this.trustees = trustees;
        this.now = now;
    }

    /** Witnesses cosign with this time from now on. */
    void at(Instant time) {
        now = time;
    }

    public long append(byte[] entry) {
        entries.add(entry);
        return tree.append(entry);
    }

    public long size() {
        return entries.size();
    }

    Checkpoint checkpoint() {
        return new Checkpoint(
                trustees.register().origin(), size(), tree.checkpoint().root());
    }

    public String rootHex() {
        return Framing.hex(checkpoint().root());
    }

    /** The note of the log as it is, cosigned by the first five members. */
    public byte[] note() {
        var text = checkpoint().noteText();
        var lines = new ArrayList<SignatureLine>();
        lines.add(new NoteSigner(trustees.register().origin(), trustees.logKey()).line(text));
        for (var i = 0; i < QUORUM; i++) {
            var name = trustees.register().members().get(i).witnessKey().name();
            lines.add(Cosignatures.sign(name, trustees.witnessKeys().get(i), text, now));
        }
        return SignedNote.of(text, lines).encode();
    }

    TlogProof proof(long index) {
        return new TlogProof(index, tree.proof(index).hashes(), note());
    }

    @Override
    public byte[] fetch(String path) {
        return path.equals("checkpoint") ? note() : tree.fetch(path);
    }
}
