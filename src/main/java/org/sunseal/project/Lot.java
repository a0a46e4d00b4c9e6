package org.sunseal.project;

import jakarta.persistence.CascadeType;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.EffectiveTerms;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/**
 * The unit of bidding, opening and award. Bids only read this row, under {@link LotLocks}: nothing in it changes when
 * one arrives (protocol 5.4).
 *
 * <p>Where a lot has several rounds, the first one leads: the stage follows it, the others only have their own state.
 */
@Entity
public class Lot {
    @EmbeddedId
    private LotKey key;

    private String name;
    private int minimumBids;
    private String slotClass;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    private @Nullable Stage resumeStage;

    private int noticeVersion;
    private @Nullable String noticeSha256;

    @OneToMany(
            fetch = FetchType.EAGER,
            cascade = {CascadeType.PERSIST, CascadeType.REFRESH})
    @JoinColumn(name = "tender", referencedColumnName = "tender", insertable = false, updatable = false)
    @JoinColumn(name = "lot", referencedColumnName = "lot", insertable = false, updatable = false)
    @OrderBy("key.round")
    private List<LotRound> rounds = new ArrayList<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Lot() {}

    Lot(LotKey key, String name, int minimumBids, String slotClass) {
        this.key = key;
        this.name = name;
        this.minimumBids = minimumBids;
        this.slotClass = slotClass;
        this.stage = Stage.SCHEDULED;
    }

    /** Whether a bid stamped at that instant is in time. The deadline is exclusive: at that very instant it is late. */
    public boolean takesBidsAt(Instant now, int round) {
        return stage == Stage.ISSUING
                && find(round)
                        .filter(announced -> announced.state() == LotRound.State.ANNOUNCED)
                        .filter(announced -> now.isBefore(announced.bidsUntil()))
                        .isPresent();
    }

    /** Takes a notice into force: the first announces the lot, later ones amend it. */
    void announce(Notice notice, String sha256, Function<Integer, EffectiveTerms> effective) {
        if (noticeVersion == 0) {
            become(Stage.ISSUING);
        } else if (!stage.mayBeAmended()) {
            throw new Refused(ProjectRefusal.STEP_NOT_ALLOWED, "A lot that is %s takes no notice".formatted(stage));
        }
        for (NoticeRound announced : notice.rounds()) {
            if (find(announced.round()).isEmpty()) {
                var terms = effective.apply(announced.round());
                rounds.add(new LotRound(key, announced, terms.openAt()));
            }
        }
        noticeVersion = notice.version();
        noticeSha256 = sha256;
        follow(effective);
    }

    /**
     * Takes over the terms that bind now; they only ever move later and up. Until when bids are taken stays, see
     * {@link #takeBidsUntil}.
     */
    void follow(Function<Integer, EffectiveTerms> effective) {
        for (var round : rounds) {
            if (round.state() == LotRound.State.ANNOUNCED) {
                var terms = effective.apply(round.round());
                round.openAt(terms.openAt());
                minimumBids = Math.max(minimumBids, terms.minimumBids());
            }
        }
    }

    /** Takes bids of the rounds not closed yet until then. A deadline for bids only ever moves later. */
    void takeBidsUntil(Function<Integer, Instant> deadline) {
        for (var round : rounds) {
            if (round.state() == LotRound.State.ANNOUNCED) {
                var until = deadline.apply(round.round());
                if (until.isAfter(round.bidsUntil())) {
                    round.bidsUntil(until);
                }
            }
        }
    }

    /**
     * Stops taking bids in a round; the list of them is frozen now.
     *
     * @throws Refused {@code step-not-allowed} before the deadline, a second time, or while the lot is stopped
     */
    public void close(int round, Instant now) {
        var closing = round(round);
        if (closing.state() != LotRound.State.ANNOUNCED || now.isBefore(closing.openAt())) {
            throw new Refused(
                    ProjectRefusal.STEP_NOT_ALLOWED,
                    "Round %d is %s and due at %s".formatted(round, closing.state(), closing.openAt()));
        }
        if (stage.interrupts() || stage == Stage.TERMINATED) {
            throw new Refused(ProjectRefusal.STEP_NOT_ALLOWED, "The lot is " + stage);
        }
        closing.become(LotRound.State.CLOSED);
        if (leads(round)) {
            become(Stage.CLOSED);
        }
    }

    /** Begins the opening of a closed round. */
    public void startOpening(int round) {
        require(round, LotRound.State.CLOSED);
        if (leads(round)) {
            become(Stage.OPENING);
        }
    }

    /** Sends the bids of a round back unopened, because too few came. */
    public void fail(int round) {
        require(round, LotRound.State.CLOSED).become(LotRound.State.RETURNED);
        if (leads(round)) {
            become(Stage.FAILED);
        }
    }

    /** The opening forms are out. */
    public void readOut(int round) {
        require(round, LotRound.State.CLOSED).become(LotRound.State.OPENED);
        if (leads(round)) {
            become(Stage.READ_OUT);
        }
    }

    /** The opening record is signed and logged. */
    public void recordOpened(int round) {
        require(round, LotRound.State.OPENED);
        if (leads(round)) {
            become(Stage.OPENED);
        }
    }

    /** Stops the lot where it stands. */
    void suspend() {
        interrupt(Stage.SUSPENDED);
    }

    /** Stops the lot until an objection to the documents is answered. */
    void pauseForObjection() {
        interrupt(Stage.PAUSED_OBJECTION);
    }

    /** Goes on where the lot was stopped. A pause itself always interrupts {@link Stage#ISSUING}. */
    void resume() {
        var back = resumeStage;
        if (back == null) {
            throw new Refused(ProjectRefusal.STEP_NOT_ALLOWED, "A lot that is %s was not stopped".formatted(stage));
        }
        become(back);
        resumeStage = back == Stage.PAUSED_OBJECTION ? Stage.ISSUING : null;
    }

    /** Ends the lot for good. */
    void terminate() {
        become(Stage.TERMINATED);
        resumeStage = null;
    }

    private void interrupt(Stage by) {
        var standing = stage;
        become(by);
        resumeStage = standing;
    }

    private void become(Stage next) {
        if (!stage.mayBecome(next)) {
            throw new Refused(ProjectRefusal.STEP_NOT_ALLOWED, "%s cannot follow %s".formatted(next, stage));
        }
        stage = next;
    }

    private LotRound require(int round, LotRound.State state) {
        var found = round(round);
        if (found.state() != state) {
            throw new Refused(
                    ProjectRefusal.STEP_NOT_ALLOWED, "Round %d is %s, not %s".formatted(round, found.state(), state));
        }
        return found;
    }

    private boolean leads(int round) {
        return rounds.stream().allMatch(other -> round <= other.round());
    }

    private Optional<LotRound> find(int round) {
        return rounds.stream().filter(candidate -> candidate.round() == round).findFirst();
    }

    /**
     * The round of that number.
     *
     * @throws Refused {@code no-such-round}
     */
    public LotRound round(int round) {
        return find(round)
                .orElseThrow(() ->
                        new Refused(ProjectRefusal.NO_SUCH_ROUND, "Lot %s has no round %d".formatted(key, round)));
    }

    public LotKey key() {
        return key;
    }

    public String name() {
        return name;
    }

    public Stage stage() {
        return stage;
    }

    /** The effective minimum: the largest any validly signed notice names (protocol 5.1b). */
    public int minimumBids() {
        return minimumBids;
    }

    /** {@code default} or {@code crowd}: how many slots are allotted, from a public table (protocol 5.1a). */
    public String slotClass() {
        return slotClass;
    }

    /** The newest notice's version; 0 before the first. */
    public int noticeVersion() {
        return noticeVersion;
    }

    /** The digest of the newest notice in the chain, which covers all before it; absent before the first. */
    public Optional<String> noticeSha256() {
        return Optional.ofNullable(noticeSha256);
    }

    public List<LotRound> rounds() {
        return List.copyOf(rounds);
    }
}
