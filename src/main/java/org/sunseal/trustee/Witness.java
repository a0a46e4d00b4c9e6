package org.sunseal.trustee;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.EntryBundle;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedNote;

/**
 * Follows the log and cosigns it (protocol 9.1): fetches every new entry, recomputes the root, and only then writes its
 * own time under the checkpoint. Size and time only grow, and are on disk before the cosignature leaves.
 *
 * <p>Following goes on when signing does not: a witness whose clock is in doubt must still see orders and closings.
 */
final class Witness {
    private final AgentHome home;
    private final Platform platform;
    private final LogReplica replica;
    private final LogReplica.Reader reader;
    private final ClockSources clock;
    private final PeerMemory peers;
    private final Runnable onRestored;
    private final NoteKey logKey;
    private final Path promiseFile;
    private volatile Promise promise;
    private volatile String silence = "has not asked the other witnesses yet";
    private boolean asked;

    /**
     * @param promise what this witness last signed, as {@link LogReplica} was opened with it
     * @param onRestored called when others remember a cosignature of ours that this home does not: it was restored from
     *     a backup
     */
    Witness(
            AgentHome home,
            Platform platform,
            LogReplica replica,
            LogReplica.Reader reader,
            ClockSources clock,
            PeerMemory peers,
            Promise promise,
            Runnable onRestored) {
        this.home = home;
        this.platform = platform;
        this.replica = replica;
        this.reader = reader;
        this.clock = clock;
        this.peers = peers;
        this.promise = promise;
        this.onRestored = onRestored;
        this.logKey = home.trust().register().logKey();
        this.promiseFile = promiseFile(home);
    }

    static Path promiseFile(AgentHome home) {
        return home.state("cosigned.json");
    }

    /** Waits for one checkpoint, takes it in, and cosigns it if nothing speaks against it. */
    void step() throws IOException, InterruptedException {
        clock.compare();
        if (!asked) {
            askPeers();
        }
        var note = platform.get("/log/next?after=" + replica.size());
        if (note.isEmpty()) {
            remind();
            return;
        }
        var parsed = SignedNote.parse(note.get());
        var checkpoint = Checkpoint.signed(parsed, logKey);
        if (checkpoint.size() < replica.size()) {
            return; // older than what is held; the log only grows
        }
        follow(note.get(), checkpoint);
        var now = clock.now().truncatedTo(ChronoUnit.SECONDS);
        var objection = objection(checkpoint, now);
        silence = objection.orElse("");
        if (objection.isEmpty()) {
            cosign(parsed, checkpoint, now);
        }
    }

    /** The last note this witness put its name to; empty before the first. */
    Promise promise() {
        return promise;
    }

    /** Why this witness does not cosign at present; empty when it does. */
    Optional<String> silence() {
        return silence.isEmpty() ? Optional.empty() : Optional.of(silence);
    }

    /**
     * A log that does not grow may have been restored from a backup: what it signed itself tells it where it once was.
     */
    private void remind() throws IOException, InterruptedException {
        if (!promise.note().isEmpty()) {
            platform.post("/log/cosignatures", "text/plain", promise.noteBytes());
        }
    }

    private void askPeers() throws IOException, InterruptedException {
        var own = peers.ask();
        if (own.isPresent() && own.get().size() > promise.size()) {
            // the root stays what this disk can vouch for; the time must not fall behind what we signed and forgot
            promise = new Promise(
                    promise.size(),
                    promise.root(),
                    later(promise.at(), own.get().at()),
                    promise.note());
            promise.keep(promiseFile);
            onRestored.run();
        }
        asked = true;
    }

    private void follow(byte[] note, Checkpoint checkpoint) throws IOException, InterruptedException {
        try {
            replica.extend(checkpoint, this::fetch, reader);
        } catch (InvalidEvidence e) {
            if (e.code().equals("forked-log")) {
                keepEvidence(note); // before anybody is told of it
                silence = e.detail();
            }
            throw e;
        }
    }

    /** A note the log signed against its own history: worth more than any alarm. */
    private void keepEvidence(byte[] note) {
        var folder = home.state("forks");
        Durable.folder(folder);
        Durable.keep(folder.resolve(Framing.hex(Framing.sha256(note)) + ".note"), note);
    }

    private Optional<String> objection(Checkpoint checkpoint, Instant now) {
        long reach = peers.stillToReach(replica);
        if (reach > 0) {
            return Optional.of(
                    "others have seen the log at size %d, this copy has %d".formatted(reach, replica.size()));
        }
        if (clock.doubt().isPresent()) {
            return clock.doubt();
        }
        if (now.isBefore(promise.at())) {
            return Optional.of("it is %s here, before the last cosignature at %s".formatted(now, promise.at()));
        }
        if (checkpoint.size() < promise.size()) {
            return Optional.of("size %d was cosigned already".formatted(promise.size()));
        }
        return Optional.empty();
    }

    private void cosign(SignedNote note, Checkpoint checkpoint, Instant at) throws IOException, InterruptedException {
        var line = Cosignatures.sign(home.id(), home.keys().witness(), note.text(), at);
        var cosigned = SignedNote.of(
                note.text(),
                List.of(
                        note.lines().stream()
                                .filter(each -> each.isOf(logKey))
                                .findFirst()
                                .orElseThrow(),
                        line));
        var next = new Promise(
                checkpoint.size(), checkpoint.root(), at, new String(cosigned.encode(), StandardCharsets.UTF_8));
        next.keep(promiseFile);
        promise = next;
        platform.post(
                "/log/cosignatures",
                "text/plain",
                SignedNote.of(note.text(), List.of(line)).encode());
    }

    private List<byte[]> fetch(long from, long to) throws IOException, InterruptedException {
        var bundle = TilePath.in(to, TilePath.ENTRIES, from / TilePath.FULL)
                .orElseThrow(() -> new IllegalStateException("No entries from %d to %d".formatted(from, to)));
        var bytes = platform.get("/log/" + bundle.path())
                .orElseThrow(() -> new IOException("The log does not serve " + bundle.path()));
        var entries = EntryBundle.parse(bytes);
        int skip = (int) (from % TilePath.FULL);
        return entries.size() <= skip ? List.of() : entries.subList(skip, entries.size());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
