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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.EffectiveTerms;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Category;
import org.sunseal.trade.Position;
import org.sunseal.trade.Region;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.TransactionCode;
import org.sunseal.trade.Trigger;

/**
 * The unit of bidding, opening and award. Bids only read this row, under {@link LotLocks}: nothing in it changes when
 * one arrives (protocol 5.4).
 *
 * <p>Where a tendering has several rounds, its first one leads: the stage follows it, the others only have their own
 * state. A lot that failed may be tendered again, in further rounds; those before stay as they were.
 */
@Entity
public class Lot {
    @EmbeddedId
    private LotKey key;

    private String name;
    private int minimumBids;
    private String slotClass;

    @Enumerated(EnumType.STRING)
    private TradeKind kind;

    private String region;

    @Enumerated(EnumType.STRING)
    private @Nullable Category category;

    private BigDecimal estimate;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    private @Nullable Stage resumeStage;

    private @Nullable String transactionCode;
    private @Nullable String place;
    private @Nullable Instant bookedFor;

    private int tendering = 1;
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

    Lot(LotKey key, TradeKind kind, Region region, LotPlan plan) {
        this.key = key;
        this.kind = kind;
        this.region = region.code();
        this.name = plan.name();
        this.minimumBids = plan.minimumBids();
        this.slotClass = plan.slotClass();
        this.category = plan.category();
        this.estimate = plan.estimate();
        this.stage = kind.stages().start().stage();
    }

    /**
     * Takes a step of the kind's table; there is no other way from stage to stage.
     *
     * @throws Refused {@code step-not-allowed} when the table knows no such step here, or not by that actor
     */
    public void move(Trigger trigger, Actor by) {
        var next = kind.stages().after(position(), trigger, by).orElseThrow(() -> notAllowed(trigger, by));
        stage = next.stage();
        resumeStage = next.resumesAt() == stage ? null : next.resumesAt();
    }

    /** Whether the table knows that step here, by whomever. */
    public boolean allows(Trigger trigger) {
        return kind.stages().after(position(), trigger).isPresent();
    }

    private Position position() {
        return new Position(stage, resumeStage == null ? stage : resumeStage);
    }

    private Refused notAllowed(Trigger trigger, Actor by) {
        var open = kind.stages().open(position()).stream()
                .map(step -> step.trigger().words())
                .distinct()
                .collect(Collectors.joining(", "));
        return new Refused(
                ProjectRefusal.STEP_NOT_ALLOWED,
                "'%s' by %s cannot follow %s; the table allows: %s"
                        .formatted(trigger.words(), by.words(), stage, open));
    }

    /** Takes the code the centre's acceptance gives it, once and for good. */
    void register(TransactionCode code) {
        if (transactionCode != null) {
            throw new IllegalStateException("Lot %s has the code %s".formatted(key, transactionCode));
        }
        transactionCode = code.toString();
    }

    /** Keeps where and when it is to be opened, as planned before the announcement. */
    void book(String room, Instant openAt) {
        place = room.isBlank() ? null : room;
        bookedFor = openAt;
    }

    /** Whether a bid stamped at that instant is in time for the round; see {@link Intake}. */
    public boolean takesBidsAt(Instant now, int round) {
        var notice = noticeSha256;
        return notice != null
                && find(round)
                        .map(announced -> new Intake(stage, announced.state(), announced.bidsUntil(), notice))
                        .filter(intake -> intake.takesBidsAt(now))
                        .isPresent();
    }

    /** Takes a notice into force: the first of a tendering announces the lot, later ones amend it. */
    void announce(Notice notice, String sha256, Function<Integer, EffectiveTerms> effective) {
        if (noticeVersion == 0 || isPrepared()) {
            move(Trigger.PUBLISH_NOTICE, Actor.AGENCY);
        } else if (!stage.takesNotices()) {
            throw new Refused(ProjectRefusal.STEP_NOT_ALLOWED, "A lot that is %s takes no notice".formatted(stage));
        }
        for (NoticeRound announced : notice.rounds()) {
            if (find(announced.round()).isEmpty()) {
                var terms = effective.apply(announced.round());
                rounds.add(new LotRound(key, tendering, announced, terms.openAt()));
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
        if (stage.isStopped()) {
            throw new Refused(ProjectRefusal.STEP_NOT_ALLOWED, "The lot is " + stage);
        }
        closing.become(LotRound.State.CLOSED);
        if (leads(round)) {
            move(Trigger.REACH_DEADLINE, Actor.SYSTEM);
        }
    }

    /** Begins the opening of a closed round. */
    public void startOpening(int round) {
        require(round, LotRound.State.CLOSED);
        if (leads(round)) {
            move(Trigger.START_OPENING, Actor.SYSTEM);
        }
    }

    /** Sends the bids of a round back unopened, because too few came. */
    public void fail(int round) {
        require(round, LotRound.State.CLOSED).become(LotRound.State.RETURNED);
        if (leads(round)) {
            move(Trigger.FIND_TOO_FEW_BIDS, Actor.SYSTEM);
        }
    }

    /** The opening forms are out. */
    public void readOut(int round) {
        require(round, LotRound.State.CLOSED).become(LotRound.State.OPENED);
        if (leads(round)) {
            move(Trigger.UNSEAL, Actor.TRUSTEE);
        }
    }

    /** The opening record is signed and logged. */
    public void recordOpened(int round) {
        require(round, LotRound.State.OPENED);
        if (leads(round)) {
            move(Trigger.SIGN_RECORD, Actor.AGENCY);
        }
    }

    /** Stops the lot where it stands, and remembers where. */
    void suspend() {
        move(Trigger.SUSPEND, Actor.REGULATOR);
    }

    /** Goes on where the regulator stopped the lot. */
    void resume() {
        move(Trigger.RESUME, Actor.REGULATOR);
    }

    /** Stops the lot until an objection is answered: one to the documents, or one to the candidates. */
    public void pauseForObjection(Actor by) {
        move(Trigger.OBJECT, by);
    }

    /** Goes on after the last objection is answered. */
    public void continueAfterObjection() {
        move(Trigger.ANSWER_OBJECTION, Actor.TENDEREE);
    }

    /** Ends the lot for good. */
    void terminate() {
        move(Trigger.TERMINATE, Actor.REGULATOR);
    }

    /**
     * Goes back to its preparation after it failed; the next notice opens the next round.
     *
     * @throws Refused {@code step-not-allowed} also while a round still waits for its CLOSE
     */
    void tenderAgain(Actor by) {
        if (rounds.stream().anyMatch(round -> round.state() == LotRound.State.ANNOUNCED)) {
            throw new Refused(ProjectRefusal.STEP_NOT_ALLOWED, "A round of the lot is not closed yet");
        }
        move(Trigger.RETENDER, by);
        tendering++;
        place = null;
        bookedFor = null;
    }

    /** Whether the next notice begins a tendering. */
    boolean isPrepared() {
        return stage == Stage.SCHEDULED;
    }

    /** The rounds that are closed. */
    Set<Integer> over() {
        return rounds.stream()
                .filter(round -> round.state() != LotRound.State.ANNOUNCED)
                .map(LotRound::round)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Which tendering of the lot this is, from 1. */
    public int tendering() {
        return tendering;
    }

    /** The rounds of this tendering; none while it is prepared. */
    public List<LotRound> currentRounds() {
        return rounds.stream().filter(round -> round.tendering() == tendering).toList();
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
        return currentRounds().stream().allMatch(other -> round <= other.round());
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

    public TradeKind kind() {
        return kind;
    }

    /** Whose rules bind it, before the national ones. */
    public Region region() {
        return new Region(region);
    }

    /** What is bought; absent where nobody told and the kind does not demand it. */
    public Optional<Category> category() {
        return Optional.ofNullable(category);
    }

    /** The estimate (估算价) or budget (预算), in yuan; zero when none was told and the kind does not demand it. */
    public BigDecimal estimate() {
        return estimate;
    }

    public Stage stage() {
        return stage;
    }

    /** The unified transaction code (统一交易标识码); absent before the centre accepted it, and where nothing is registered. */
    public Optional<String> transactionCode() {
        return Optional.ofNullable(transactionCode);
    }

    /** The room it is to be opened in; absent when it is opened on-line alone. */
    public Optional<String> place() {
        return Optional.ofNullable(place);
    }

    /** When it was to be opened when it was scheduled. */
    public Optional<Instant> bookedFor() {
        return Optional.ofNullable(bookedFor);
    }

    /** The effective minimum: the largest any validly signed notice names (protocol 5.1b). */
    public int minimumBids() {
        return minimumBids;
    }

    /** {@code small}, {@code default} or {@code crowd}: how many slots are allotted, from a public table (protocol 5.1a). */
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

    /** All of all tenderings. */
    public List<LotRound> rounds() {
        return List.copyOf(rounds);
    }
}
