package org.sunseal.custody;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunseal.custody.proof.CeremonyTerms;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.kernel.Refused;

/** One run of the trustees' key ceremony, of which the platform is only the bulletin (protocol 5.1). */
@Entity
public class KeyCeremony {
    @Id
    private String batch;

    private int keyCount;

    private String registerSha256;

    private String dealers;

    @Enumerated(EnumType.STRING)
    private CeremonyState state;

    private String failure;

    @SuppressWarnings("UnusedVariable") // asked for by queries
    private @Nullable String atFault;

    private Instant startedAt;
    private @Nullable Instant endedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected KeyCeremony() {}

    KeyCeremony(CeremonyTerms terms, Instant now) {
        this.batch = terms.batch();
        this.keyCount = terms.count();
        this.registerSha256 = terms.register().sha256();
        this.dealers = terms.register().trustees().stream()
                .filter(terms::isDealer)
                .map(Member.Trustee::id)
                .collect(Collectors.joining(","));
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

    /** Ids of the trustees who deal. */
    public List<String> dealers() {
        return List.of(dealers.split(","));
    }

    /** Whether it was opened under another register, whose trustees can no longer certify it. */
    boolean isOutdated(String registerInForce) {
        return !registerSha256.equals(registerInForce);
    }

    /** What the trustees agree on, under the register in force. */
    CeremonyTerms terms(TrusteeRegister register) {
        return new CeremonyTerms(
                batch,
                keyCount,
                register,
                register.trustees().stream()
                        .filter(trustee -> dealers().contains(trustee.id()))
                        .map(Member.Trustee::index)
                        .collect(Collectors.toCollection(TreeSet::new)));
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

    /** Ends it because a dealing was proved bad; its dealer deals no more under this register. */
    void spoiltBy(String dealer, String why, Instant now) {
        failed(why, now);
        atFault = dealer;
    }

    /** Whether the trustees have had longer than that for it. */
    boolean isOverdue(Instant now, Duration limit) {
        return state.isOpen() && !now.isBefore(startedAt.plus(limit));
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
