package org.sunseal.project;

import java.time.Instant;

/** What happened to a lot, told to whoever listens in the same transaction. */
public sealed interface LotEvent {
    LotKey lot();

    /** A notice took effect. */
    record NoticePublished(LotKey lot, int version, String noticeSha256, byte[] message) implements LotEvent {}

    /** A failed lot is prepared again, for its next round. */
    record Retendered(LotKey lot, int tendering, Instant at) implements LotEvent {}

    /** An order of the regulator came in. DECIDE changes no stage; whoever handles claims listens for it. */
    record OrderRecorded(LotKey lot, String kind, String orderSha256, byte[] message) implements LotEvent {}
}
