package org.sunseal.audit.web;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Places that requests hold while they are served: so many in all, and so many for one address. */
final class Places {
    private static final int TOO_MANY_REQUESTS = 429;

    private final int all;
    private final int perAddress;
    private final Duration comeBackAfter;
    private final Map<String, Integer> taken = new HashMap<>();
    private int takenInAll;

    Places(int all, int perAddress, Duration comeBackAfter) {
        this.all = all;
        this.perAddress = perAddress;
        this.comeBackAfter = comeBackAfter;
    }

    /** A place until it is closed; closing it twice is closing it once. */
    @FunctionalInterface
    interface Place {
        void close();
    }

    /**
     * Takes a place.
     *
     * @throws ClientErrorException 429 with {@code Retry-After} when none is left, in all or for this address
     */
    synchronized Place take(Caller caller) {
        int own = taken.getOrDefault(caller.address(), 0);
        if (own >= perAddress || takenInAll >= all) {
            throw new ClientErrorException(Response.status(TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, comeBackAfter.toSeconds())
                    .build());
        }
        taken.put(caller.address(), own + 1);
        takenInAll++;
        var held = new AtomicBoolean(true);
        return () -> {
            if (held.getAndSet(false)) {
                free(caller.address());
            }
        };
    }

    private synchronized void free(String address) {
        takenInAll--;
        // nothing stays behind of an address that has no place: else the map would grow with every caller
        taken.computeIfPresent(address, (same, places) -> places == 1 ? null : places - 1);
    }
}
