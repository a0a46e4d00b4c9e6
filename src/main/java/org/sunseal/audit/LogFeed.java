package org.sunseal.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.SignedNote;

/** Hands each new checkpoint to the witnesses who wait for it. Only what is committed gets here. */
@ApplicationScoped
public class LogFeed {
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Published newest;

    /** A checkpoint that is committed and may be shown. */
    record Published(Checkpoint checkpoint, byte[] note) {}

    private record Waiting(long after, CompletableFuture<Optional<byte[]>> answer) {}

    /** The newest checkpoint of all, witnessed or not; empty until the first one. */
    Optional<Published> newest() {
        return Optional.ofNullable(newest);
    }

    /** Shows a committed checkpoint; one that is not newer changes nothing. */
    synchronized void publish(Checkpoint checkpoint, SignedNote note) {
        var known = newest;
        if (known != null && known.checkpoint().size() >= checkpoint.size()) {
            return;
        }
        var published = new Published(checkpoint, note.encode());
        newest = published;
        for (var one : waiting) {
            if (one.after() < checkpoint.size()) {
                one.answer().complete(Optional.of(published.note()));
            }
        }
    }

    /** The newest checkpoint note of more than {@code after} entries, as soon as there is one; empty if not in time. */
    public CompletionStage<Optional<byte[]>> next(long after, Duration patience) {
        var one = new Waiting(after, new CompletableFuture<>());
        waiting.add(one);
        newest() // after adding, so that a checkpoint published in between is not missed
                .filter(published -> published.checkpoint().size() > after)
                .ifPresent(published -> one.answer().complete(Optional.of(published.note())));
        return one.answer()
                .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((note, failure) -> waiting.remove(one));
    }
}
