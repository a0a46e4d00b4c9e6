package org.sunseal.experts;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.experts.draw.Pool;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.PrivateFile;
import org.sunseal.project.LotKey;

/** One draw of a lot, from the agency's request to the last answer. */
@Entity
public class CommitteeDraw {
    /** How far a draw is. Each step is taken once, but for answers that free a seat again. */
    public enum State {
        /** Waits for its key. */
        REQUESTED,
        /** Pool and request are taken; waits, however long, for the regulator's signature under POOL. */
        AWAITING_REGULATOR,
        /** Pool, request and key are fixed in the log; waits for the trustees. */
        ANNOUNCED,
        /** The committee is drawn and asked. */
        DRAWN,
        /** Every seat has its answer, and the outcome is in the log. */
        SETTLED
    }

    @Id
    private String drawId;

    private String tender;
    private String lot;
    private int drawSeq;

    @Enumerated(EnumType.STRING)
    private State state;

    private byte[] asked;
    private Instant evaluationAt;
    private String place;
    private int delegates;
    private String closeSha256;
    private Instant requestedAt;
    private byte @Nullable [] pool;
    private byte @Nullable [] sealedPrivate;
    private byte @Nullable [] request;
    private byte @Nullable [] poolMessage;
    private byte @Nullable [] message;
    private @Nullable String drawSha256;
    private byte @Nullable [] drawKey;
    private @Nullable String root;
    private @Nullable String outcome;
    private byte @Nullable [] settledMessage;

    @Enumerated(EnumType.STRING)
    private DissolveCommittee.@Nullable Cause dissolved;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected CommitteeDraw() {}

    CommitteeDraw(LotKey lot, int drawSeq, DrawWish wish, String closeSha256, Instant now) {
        this.drawId = "draw-" + Framing.hex(Keys.random(8)); // says nothing about the lot to whoever is invited
        this.tender = lot.tender();
        this.lot = lot.lot();
        this.drawSeq = drawSeq;
        this.state = State.REQUESTED;
        this.asked = new DrawRequest(
                        drawId,
                        tender,
                        wish.slots(),
                        Set.of(),
                        Set.of(),
                        wish.maxWorkload(),
                        wish.maxPerEmployer(),
                        Set.of())
                .bytes();
        this.evaluationAt = wish.evaluationAt();
        this.place = wish.place();
        this.delegates = wish.delegates();
        this.closeSha256 = closeSha256;
        this.requestedAt = now;
    }

    /**
     * Takes down what is drawn from, for what and with which key; nobody outside may see it yet.
     *
     * @param signedPool POOL with the platform's signature
     * @param signedDraw DRAW likewise, which goes to the log beside the countersigned POOL
     */
    void takePool(PoolSnapshot snapshot, ExpertSecrets secrets, byte[] signedPool, byte[] signedDraw) {
        pool = snapshot.pool().bytes();
        sealedPrivate = secrets.seal(privateAddress(), snapshot.privateFile().bytes());
        request = snapshot.request().bytes();
        poolMessage = signedPool.clone();
        message = signedDraw.clone();
        state = State.AWAITING_REGULATOR;
    }

    /**
     * Fixes all that for good: POOL and DRAW go to the log.
     *
     * @param countersigned POOL with both signatures
     */
    void announce(byte[] countersigned) {
        poolMessage = countersigned.clone();
        drawSha256 = announced().sha256();
        state = State.ANNOUNCED;
    }

    /** The key is there, and with it the committee. */
    void drawn(byte[] key, String logRoot) {
        drawKey = key.clone();
        root = logRoot;
        state = State.DRAWN;
    }

    /** @param signedOutcome the outcome as the platform signed it, which goes to the log */
    void settle(String result, byte[] signedOutcome) {
        outcome = result;
        settledMessage = signedOutcome.clone();
        state = State.SETTLED;
    }

    /** A seat is free again. */
    void reopen() {
        outcome = null;
        settledMessage = null;
        state = State.DRAWN;
    }

    /** Its committee judges no more. */
    void dissolve(DissolveCommittee.Cause cause) {
        dissolved = cause;
    }

    /** Why its committee judges no more; empty while it may. */
    Optional<DissolveCommittee.Cause> dissolved() {
        return Optional.ofNullable(dissolved);
    }

    /** Whether its committee judges no more. */
    public boolean isDissolved() {
        return dissolved != null;
    }

    public String drawId() {
        return drawId;
    }

    public LotKey lot() {
        return new LotKey(tender, lot);
    }

    public int drawSeq() {
        return drawSeq;
    }

    public State state() {
        return state;
    }

    /** What the agency asked for; whom to avoid is filled in later. */
    DrawRequest asked() {
        return DrawRequest.parse(asked);
    }

    public Instant evaluationAt() {
        return evaluationAt;
    }

    public String place() {
        return place;
    }

    /** Seats of the committee that the tenderee fills. */
    public int delegates() {
        return delegates;
    }

    String closeSha256() {
        return closeSha256;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** Digest of the DRAW, by which trustees and verifiers name it. */
    public Optional<String> drawSha256() {
        return Optional.ofNullable(drawSha256);
    }

    /** pool.tsv. */
    public Optional<byte[]> poolFile() {
        return Optional.ofNullable(pool).map(byte[]::clone);
    }

    /** request.json. */
    public Optional<byte[]> requestFile() {
        return Optional.ofNullable(request).map(byte[]::clone);
    }

    Pool pool() {
        return Pool.parse(poolFile().orElseThrow());
    }

    DrawRequest request() {
        return DrawRequest.parse(requestFile().orElseThrow());
    }

    PrivateFile privateFile(ExpertSecrets secrets) {
        var sealed = Optional.ofNullable(sealedPrivate).orElseThrow();
        return PrivateFile.parse(secrets.open(privateAddress(), sealed));
    }

    private String privateAddress() {
        return "private/" + drawId;
    }

    /** POOL as the platform signed it, and once the draw is announced the regulator too. */
    byte[] poolMessage() {
        return Optional.ofNullable(poolMessage).orElseThrow();
    }

    /** DRAW as the platform signed it. */
    byte[] message() {
        return Optional.ofNullable(message).orElseThrow();
    }

    AnnouncedDraw announced() {
        return AnnouncedDraw.read(SignedMessage.parse(message()).body());
    }

    byte[] drawKey() {
        return Optional.ofNullable(drawKey).orElseThrow();
    }

    byte[] root() {
        return Framing.unhex(Optional.ofNullable(root).orElseThrow());
    }

    /** {@code COMPLETE} or {@code SHORT_n}, once every seat has its answer. */
    public Optional<String> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** The outcome as it was logged; empty until then, and of draws settled before it was kept. */
    Optional<byte[]> settledMessage() {
        return Optional.ofNullable(settledMessage).map(byte[]::clone);
    }

    /** Seats the experts fill. */
    int seats() {
        return asked().slots().stream().mapToInt(DrawRequest.Slot::count).sum();
    }

    /** Whom the agency asked for, in this order. */
    public List<DrawRequest.Slot> slots() {
        return asked().slots();
    }
}
