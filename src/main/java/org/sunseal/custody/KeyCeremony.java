package org.sunseal.custody;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;

/** One run of the trustees' key ceremony, of which the platform is only the bulletin (protocol 5.1). */
@Entity
public class KeyCeremony {
    @Id
    private String batch;

    private int keyCount;

    @Enumerated(EnumType.STRING)
    private CeremonyState state;

    private String failure;
    private Instant startedAt;
    private @Nullable Instant endedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected KeyCeremony() {}

    KeyCeremony(String batch, int keyCount, Instant now) {
        this.batch = batch;
        this.keyCount = keyCount;
        this.state = CeremonyState.DEALING;
        this.failure = "";
        this.startedAt = now;
    }

    /** The name of the batch the ceremony makes. */
    public String batch() {
        return batch;
    }

    public int keyCount() {
        return keyCount;
    }

    public CeremonyState state() {
        return state;
    }

    /** Why it failed; empty unless it did. */
    public String failure() {
        return failure;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** When it was certified or failed. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /**
     * Refuses a message that comes too late.
     *
     * @throws Refused {@code ceremony-past}
     */
    void requireState(CeremonyState needed) {
        if (state != needed) {
            throw new Refused(
                    CustodyRefusal.CEREMONY_PAST, "Ceremony %s is %s, not %s".formatted(batch, state, needed));
        }
    }

    void allHaveDealt() {
        become(CeremonyState.CERTIFYING);
    }

    void certified(Instant now) {
        become(CeremonyState.CERTIFIED);
        endedAt = now;
    }

    void failed(String why, Instant now) {
        become(CeremonyState.FAILED);
        failure = why;
        endedAt = now;
    }

    private void become(CeremonyState next) {
        if (!state.mayBecome(next)) {
            throw new Refused(CustodyRefusal.CEREMONY_PAST, "%s cannot follow %s".formatted(next, state));
        }
        state = next;
    }
}
