package org.sunseal.custody;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.custody.proof.Allotment;

/**
 * A round's need for keys: known from the notice that opens it and met once that notice is under witness quorum. A round that
 * runs out of slots has a further one for each allotment. An expert draw needs one key, once (protocol 8.2-1).
 */
@Entity
public class KeyRequest {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Allotment.Purpose purpose;

    private String tender;
    private String lot;
    private int round;
    private String noticeSha256;
    private Instant openAt;
    private int minimumBids;
    private String classOfSlots;
    private byte[] noticeMessage;
    private int allotmentNo;

    @SuppressWarnings("UnusedVariable") // queries sort by it
    private @Nullable Instant requestedAt;

    private boolean proposed;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected KeyRequest() {}

    /**
     * @param openAt the round's opening instant in the notice that opens it
     * @param classOfSlots row of the public table of slot numbers, such as {@code default}
     * @param noticeMessage that notice as signed message, exactly as it was appended to the log
     */
    public KeyRequest(
            String tender,
            String lot,
            int round,
            String noticeSha256,
            Instant openAt,
            int minimumBids,
            String classOfSlots,
            byte[] noticeMessage) {
        this(Allotment.Purpose.BID, tender, lot, round, noticeSha256, openAt, minimumBids, classOfSlots, noticeMessage);
    }

    private KeyRequest(
            Allotment.Purpose purpose,
            String tender,
            String lot,
            int round,
            String noticeSha256,
            Instant openAt,
            int minimumBids,
            String classOfSlots,
            byte[] noticeMessage) {
        this.id = UUID.randomUUID();
        this.purpose = purpose;
        this.tender = tender;
        this.lot = lot;
        this.round = round;
        this.noticeSha256 = noticeSha256;
        this.openAt = openAt;
        this.minimumBids = minimumBids;
        this.classOfSlots = classOfSlots;
        this.noticeMessage = noticeMessage.clone();
        this.allotmentNo = 1;
    }

    /**
     * The need of one expert draw: one key.
     *
     * @param drawSeq which draw of the lot, from 1; it stands where an allotment has its round
     * @param openAt the earliest opening of version 1; no draw comes before it
     */
    public static KeyRequest ofDraw(
            String tender,
            String lot,
            int drawSeq,
            String noticeSha256,
            Instant openAt,
            int minimumBids,
            byte[] noticeMessage) {
        return new KeyRequest(
                Allotment.Purpose.DRAW, tender, lot, drawSeq, noticeSha256, openAt, minimumBids, "draw", noticeMessage);
    }

    public UUID id() {
        return id;
    }

    public Allotment.Purpose purpose() {
        return purpose;
    }

    public String tender() {
        return tender;
    }

    public String lot() {
        return lot;
    }

    /** The round, or of a draw its serial number. */
    public int round() {
        return round;
    }

    public String noticeSha256() {
        return noticeSha256;
    }

    public Instant openAt() {
        return openAt;
    }

    public int minimumBids() {
        return minimumBids;
    }

    public String classOfSlots() {
        return classOfSlots;
    }

    /** Which of the round's allotments is asked for, from 1. */
    public int allotmentNo() {
        return allotmentNo;
    }

    /** The notice's log entry, whose place in the log decides when keys may be asked for. */
    byte[] noticeEntry() {
        return new OpenEntry("NOTICE", noticeMessage).encode();
    }

    boolean isProposed() {
        return proposed;
    }

    void requestedAt(Instant now) {
        requestedAt = now;
    }

    void proposed() {
        proposed = true;
    }
}
