package org.sunseal.experts.proof.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.FolderTileSource;
import org.sunseal.audit.proof.Fsck;
import org.sunseal.audit.proof.LogEntries;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TileTree;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.TrusteeRegister;

/** The log as the evidence holds it: rebuilt from its entries, under a checkpoint with the witness quorum. */
final class DrawLog {
    private final Checkpoint checkpoint;
    private final TileTree tree;
    private final TrusteeRegister register;
    private final List<Logged> open = new ArrayList<>();

    /** An open entry whose signatures verify, and where it stands; who signed is for the check to judge. */
    record Logged(long index, String type, SignedMessage message) {
        private static Optional<Logged> of(long index, OpenEntry entry) {
            try {
                return Optional.of(new Logged(index, entry.type(), SignedMessage.parse(entry.message())));
            } catch (InvalidEvidence e) { // it binds nobody
                return Optional.empty();
            }
        }
    }

    private DrawLog(Checkpoint checkpoint, FolderTileSource source, TrusteeRegister register) {
        this.checkpoint = checkpoint;
        this.tree = TileTree.verified(source, checkpoint);
        this.register = register;
        new LogReader(source, checkpoint).visit(0, checkpoint.size(), (index, entry) -> {
            if (LogEntries.parse(entry) instanceof OpenEntry known) {
                Logged.of(index, known).ifPresent(open::add);
            }
        });
    }

    /** Reads and rebuilds the log; refuses a checkpoint the witnesses have not seen and any entry out of place. */
    static DrawLog read(Path folder, TrusteeRegister register) {
        var source = new FolderTileSource(folder);
        var proven = register.quorum().verify(source.fetch("checkpoint"));
        Fsck.check(source, proven.checkpoint());
        return new DrawLog(proven.checkpoint(), source, register);
    }

    long size() {
        return checkpoint.size();
    }

    /** Root of the first so many entries, hex. */
    String rootAt(long size) {
        if (size > size()) {
            throw new InvalidEvidence(
                    "check-failed", "The log in the evidence ends at %d, before %d".formatted(size(), size));
        }
        return Framing.hex(tree.rootAt(size));
    }

    List<Logged> of(String type) {
        return open.stream().filter(entry -> entry.type().equals(type)).toList();
    }

    /** Those the platform of the register alone signed. */
    List<Logged> byPlatform(String type) {
        return of(type).stream()
                .filter(entry -> entry.message().signers().equals(List.of(register.platformSigning())))
                .toList();
    }
}
