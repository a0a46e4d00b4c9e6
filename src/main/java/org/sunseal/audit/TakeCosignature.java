package org.sunseal.audit;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.WitnessQuorum;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.SignatureLine;
import org.sunseal.crypto.SignedNote;
import org.sunseal.kernel.Refused;

/**
 * Takes a witness's cosignature. The one that completes the quorum freezes the checkpoint's note, and with it the quorum
 * time of every entry it covers first; later ones change nothing.
 */
@ApplicationScoped
public class TakeCosignature {
    private final LogTables tables;
    private final Instance<WitnessKeys> witnessKeys;
    private final NoteSigner signer;
    private final LogSequencing sequencing;
    private final CheckpointTokens tokens;
    private final Event<CheckpointWitnessed> events;

    TakeCosignature(
            LogTables tables,
            Instance<WitnessKeys> witnessKeys,
            NoteSigner signer,
            LogSequencing sequencing,
            CheckpointTokens tokens,
            Event<CheckpointWitnessed> events) {
        this.tables = tables;
        this.witnessKeys = witnessKeys;
        this.signer = signer;
        this.sequencing = sequencing;
        this.tokens = tokens;
        this.events = events;
    }

    /** Takes a note that consists of a checkpoint's text and at least one cosignature of a witness. */
    public void take(byte[] body) {
        var note = SignedNote.parse(body);
        var checkpoint = Checkpoint.parse(note);
        stopIfSignedElsewhere(note, checkpoint);
        var quorum = witnessKeys.stream()
                .findFirst()
                .map(WitnessKeys::quorum)
                .orElseThrow(() -> new Refused(LogRefusal.NO_REGISTER, "The register of witnesses is not known yet"));
        var signed = quorum.witnesses().stream()
                .filter(witness -> Cosignatures.verify(witness, note).isPresent())
                .toList();
        if (signed.isEmpty()) {
            throw new Refused(LogRefusal.UNKNOWN_WITNESS, "No witness of the register has cosigned this checkpoint");
        }
        QuarkusTransaction.requiringNew()
                .call(() -> keep(note, checkpoint, signed, quorum))
                .ifPresent(this::announce);
    }

    private Optional<WitnessedCheckpoint> keep(
            SignedNote note, Checkpoint checkpoint, List<NoteKey> signed, WitnessQuorum quorum) {
        long size = checkpoint.size();
        var own = tables.lockNote(size)
                .filter(kept -> kept.text().equals(note.text()))
                .orElseThrow(() ->
                        new Refused(LogRefusal.UNKNOWN_CHECKPOINT, "The log has no such checkpoint of size " + size));
        if (tables.isWitnessed(size)) {
            return Optional.empty();
        }
        for (var line : note.lines()) {
            signed.stream()
                    .filter(line::isOf)
                    .forEach(witness -> tables.keepCosignature(size, witness.name(), line.encode()));
        }
        var lines = tables.cosignatures(size);
        if (lines.size() < quorum.threshold()) {
            return Optional.empty();
        }
        var witnessed = withLines(own, lines);
        var proven = quorum.verify(witnessed);
        var kept = new WitnessedCheckpoint(size, witnessed.encode(), proven.quorumTime(), null);
        tables.keepWitnessed(kept);
        return Optional.of(kept);
    }

    private void announce(WitnessedCheckpoint witnessed) {
        Log.debugf("Checkpoint of size %d is under quorum at %s", witnessed.size(), witnessed.quorumTime());
        tokens.witnessed(witnessed.size());
        var unused = events.fireAsync(new CheckpointWitnessed(witnessed.size(), witnessed.quorumTime()));
    }

    private static SignedNote withLines(SignedNote own, List<String> lines) {
        var signatures = SignedNote.parse((own.text() + "\n" + String.join("", lines)).getBytes(StandardCharsets.UTF_8))
                .lines();
        return own.with(List.<SignatureLine>copyOf(signatures));
    }

    /**
     * A checkpoint with this log's own signature that its tables do not have means a database restored from an old backup:
     * signing on would make a second history (protocol 9.2).
     */
    private void stopIfSignedElsewhere(SignedNote note, Checkpoint checkpoint) {
        if (!checkpoint.origin().equals(signer.key().name()) || !signer.key().verify(note)) {
            return;
        }
        boolean ahead = tables.newestNote() // not the feed: on a node that does not tick it lags behind
                .filter(newest -> Checkpoint.parse(newest).size() < checkpoint.size())
                .isPresent();
        boolean other = tables.checkpoint(checkpoint.size())
                .filter(kept -> !kept.noteText().equals(checkpoint.noteText()))
                .isPresent();
        if (ahead || other) {
            sequencing.halt(
                    "A checkpoint of size %d was signed that the tables do not hold".formatted(checkpoint.size()));
        }
    }
}
