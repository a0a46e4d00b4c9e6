package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;

/**
 * How far a tender project has come at the centre's window. Where the kind demands none there is none: nobody is asked
 * whether the tender may be held.
 */
@Entity
public class Registration {
    /** The centre answers every submission by a slip; there is no state in which it only lies there. */
    public enum State {
        DRAFT,
        SUBMITTED,
        /** One complete notice said what is missing. */
        CORRECTION,
        REFUSED,
        REGISTERED;

        private static final Map<State, Set<State>> NEXT = new EnumMap<>(Map.of(
                DRAFT, EnumSet.of(SUBMITTED),
                SUBMITTED, EnumSet.of(CORRECTION, REFUSED, REGISTERED),
                CORRECTION, EnumSet.of(SUBMITTED),
                REFUSED, EnumSet.noneOf(State.class),
                REGISTERED, EnumSet.noneOf(State.class)));

        boolean mayBecome(State next) {
            return NEXT.getOrDefault(this, Set.of()).contains(next);
        }
    }

    @Id
    private String tender;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column
    private @Nullable Instant submittedAt;

    private @Nullable Instant dueAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Registration() {}

    Registration(String tender) {
        this.tender = tender;
        this.state = State.DRAFT;
    }

    /** Hands it in, for the first time or corrected; the window's time limit begins. */
    void submit(Instant now) {
        become(State.SUBMITTED);
        submittedAt = now;
    }

    /** Ends the window's work on this submission. */
    void answer(State next) {
        become(next);
        dueAt = null;
    }

    /** Takes over what the time limit and the events upon it come to; null while it is suspended. */
    void fallDue(@Nullable Instant due) {
        dueAt = due;
    }

    /** Whether lots may still be added or changed. */
    boolean isOpen() {
        return state == State.DRAFT || state == State.CORRECTION;
    }

    private void become(State next) {
        if (!state.mayBecome(next)) {
            throw new Refused(
                    ProjectRefusal.STEP_NOT_ALLOWED,
                    "A registration that is %s does not become %s".formatted(state, next));
        }
        state = next;
    }

    public String tender() {
        return tender;
    }

    public State state() {
        return state;
    }

    /** When it was handed in last. */
    public Optional<Instant> submittedAt() {
        return Optional.ofNullable(submittedAt);
    }

    /** When the window has to have answered, exclusive; empty while nothing waits or the limit is suspended. */
    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }
}
