package org.sunseal.letters;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the outbox. Whom it still has to reach is sealed and padded, for it is the list of who took the documents;
 * when nobody is left the row goes.
 */
@Entity
class Mailing {
    /** How long a wave may be at work before another one may begin; each mail prolongs it. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** With these pauses a server may be down for five days, as RFC 5321, 4.5.4.1, asks of a sender. */
    static final int MOST_ATTEMPTS = 30;

    @Id
    private UUID letterId;

    private int attempts;
    private Instant nextAttemptAt;
    private byte @Nullable [] pending;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Mailing() {}

    Mailing(UUID letter, Instant at) {
        this.letterId = letter;
        this.nextAttemptAt = at;
    }

    boolean isDueAt(Instant now) {
        return !now.isBefore(nextAttemptAt);
    }

    /** Begins a wave: nobody else begins one meanwhile. */
    void begin(Instant now) {
        attempts++;
        nextAttemptAt = now.plus(LEASE);
    }

    /** Notes, within a wave, whom the letter still has to reach. */
    void leave(byte[] sealedAddresses, Instant now) {
        pending = sealedAddresses.clone();
        nextAttemptAt = now.plus(LEASE);
    }

    /** Ends a wave that left somebody: the next one comes after a pause that doubles each time. */
    void pause(Instant now) {
        nextAttemptAt = now.plus(pauseAfter(attempts));
    }

    static Duration pauseAfter(int attempts) {
        var pause = FIRST_PAUSE;
        for (int n = 1; n < attempts && pause.compareTo(LONGEST_PAUSE) < 0; n++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    boolean isExhausted() {
        return attempts >= MOST_ATTEMPTS;
    }

    UUID letter() {
        return letterId;
    }

    /** Sealed; empty before the first wave. */
    Optional<byte[]> pending() {
        return Optional.ofNullable(pending);
    }
}
