package org.sunseal.trustee;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedNote;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * What the other witnesses, and the platform, remember of the log. An agent restored from a backup has forgotten what
 * it cosigned since; its peers have not. It signs nothing before its own copy has grown past every checkpoint they show
 * it and has had the same root at each.
 *
 * <p>A checkpoint counts only with the log's own signature, so a lying peer alone can neither block nor mislead. A peer
 * that does not answer is not waited for: two may be down and the log must go on.
 */
final class PeerMemory {
    private static final Logger LOG = System.getLogger(PeerMemory.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Far more than a checkpoint with the cosignature of every witness. */
    private static final int LARGEST_NOTE = 64 << 10;

    /** Our own cosignature, as somebody else kept it. */
    record Own(long size, Instant at) {}

    private final Platform platform;
    private final DialOut line;
    private final TrusteeRegister register;
    private final NoteKey ownKey;
    private final String me;
    private final List<Checkpoint> unmatched = new ArrayList<>();

    PeerMemory(AgentHome home, Platform platform, HttpClient http) {
        this.platform = platform;
        this.line = new DialOut(http, LARGEST_NOTE, PATIENCE);
        this.register = home.trust().register();
        this.me = home.id();
        this.ownKey = home.keys().witnessKey(me);
    }

    /**
     * Asks everybody once and returns the furthest of our own cosignatures anybody kept.
     *
     * @throws IOException when the platform does not answer; it is asked again then
     */
    Optional<Own> ask() throws IOException, InterruptedException {
        var own = new ArrayList<Own>();
        platform.get("/log/checkpoint").ifPresent(note -> remember(note, own));
        for (var member : register.members()) {
            if (!member.id().equals(me)) {
                askPeer(member, "/checkpoint", own);
                askPeer(member, "/checkpoint/witnessed", own);
            }
        }
        return own.stream().reduce((one, other) -> one.size() >= other.size() ? one : other);
    }

    /**
     * Compares what others showed with the own copy, as far as that reaches.
     *
     * @return how far the copy must still grow before it may be signed; 0 when it may be
     * @throws InvalidEvidence {@code forked-log} when the log showed somebody a different tree
     */
    long stillToReach(LogReplica replica) {
        for (var checkpoint : List.copyOf(unmatched)) {
            if (checkpoint.size() <= replica.size()) {
                if (!Arrays.equals(replica.rootAt(checkpoint.size()), checkpoint.root())) {
                    throw new InvalidEvidence(
                            "forked-log",
                            "Another witness was shown another tree of %d entries".formatted(checkpoint.size()));
                }
                unmatched.remove(checkpoint);
            }
        }
        return unmatched.stream().mapToLong(Checkpoint::size).max().orElse(0);
    }

    private void askPeer(Member member, String path, List<Own> own) throws InterruptedException {
        var request = HttpRequest.newBuilder(Peers.address(member, path)).build();
        try {
            var answer = line.ask(request);
            if (answer.statusCode() == 200) {
                remember(answer.body(), own);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} does not tell its checkpoint: {1}", member.id(), e.getMessage());
        }
    }

    private void remember(byte[] note, List<Own> own) {
        try {
            var parsed = SignedNote.parse(note);
            var checkpoint = Checkpoint.signed(parsed, register.logKey());
            unmatched.add(checkpoint);
            Cosignatures.verify(ownKey, parsed).ifPresent(at -> own.add(new Own(checkpoint.size(), at)));
        } catch (InvalidEvidence e) {
            LOG.log(Level.INFO, "A checkpoint shown by others is not the log''s: {0}", e.detail());
        }
    }
}
