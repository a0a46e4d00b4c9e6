package org.sunseal.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.SignatureLine;
import org.sunseal.crypto.SignedNote;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.custody.proof.TrusteeRegister;

/** The log of a platform in memory: cosigned by as many witnesses as a quorum needs, each time somebody asks. */
final class CosignedLog {
    private final FiveTrustees five;
    private final TrusteeRegister register;
    private final List<byte[]> entries = new ArrayList<>();

    CosignedLog(FiveTrustees five, TrusteeRegister register) {
        this.five = five;
        this.register = register;
    }

    /** Appends an entry and tells its index. */
    int append(byte[] entry) {
        entries.add(entry);
        return entries.size() - 1;
    }

    int size() {
        return entries.size();
    }

    Checkpoint checkpoint() {
        return new Checkpoint(register.origin(), entries.size(), Merkle.root(leafHashes()));
    }

    /** The proof of an entry under the newest checkpoint, as text. */
    String proof(int index) {
        var text = checkpoint().noteText();
        var lines = new ArrayList<SignatureLine>();
        lines.add(new NoteSigner(register.origin(), five.logKey()).line(text));
        for (var i = 0; i < register.w(); i++) {
            var name = register.members().get(i).witnessKey().name();
            lines.add(Cosignatures.sign(name, five.witnessKeys().get(i), text, PlatformInMemory.NOW.plusSeconds(2)));
        }
        var proof = new TlogProof(
                index,
                Merkle.inclusionProof(leafHashes(), index),
                SignedNote.of(text, lines).encode());
        return new String(proof.encode(), StandardCharsets.UTF_8);
    }

    private List<byte[]> leafHashes() {
        return entries.stream().map(Merkle::leafHash).toList();
    }
}
