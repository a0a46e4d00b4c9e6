package org.sunseal.identity;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.sunseal.crypto.InvalidEvidence;

/**
 * Revocation lists as authorities publish them, each fetched again when it is old. An address is asked once at a time:
 * whoever wants its list meanwhile waits for the same answer. To be asked outside of transactions, since it may take as
 * long as a stranger's server likes, up to a bound.
 */
final class PublishedLists {
    private final Map<URI, FetchedList> newest = new ConcurrentHashMap<>();
    private final Map<URI, CompletableFuture<Optional<FetchedList>>> asked = new ConcurrentHashMap<>();
    private final Duration maximumAge;
    private final Consumer<FetchedList> keep;

    /** Lists no older than that, each kept as evidence before anybody is told of it. */
    PublishedLists(Duration maximumAge, Consumer<FetchedList> keep) {
        this.maximumAge = maximumAge;
        this.keep = keep;
    }

    /**
     * The list at an address. One in hand that still holds is better than none when the address is out of reach (RFC
     * 5280 section 6.3).
     */
    Optional<FetchedList> at(URI address, Instant now) {
        var known = Optional.ofNullable(newest.get(address));
        if (known.filter(list -> list.isFresh(now, maximumAge)).isPresent()) {
            return known;
        }
        var mine = new CompletableFuture<Optional<FetchedList>>();
        var before = asked.putIfAbsent(address, mine);
        if (before != null) {
            return before.join();
        }
        try {
            var fetched = fetch(address, now);
            fetched.ifPresent(list -> newest.put(address, list));
            mine.complete(fetched.or(() -> known));
        } finally {
            mine.complete(known); // whatever went wrong, nobody waits for ever
            asked.remove(address);
        }
        return mine.join();
    }

    private Optional<FetchedList> fetch(URI address, Instant now) {
        try {
            var list = FetchedList.from(address, now);
            keep.accept(list);
            return Optional.of(list);
        } catch (IOException | InvalidEvidence e) { // the check that asked will say that revocation is unknown
            Log.warnf("No revocation list from %s: %s", address, e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
