package org.sunseal.award;

import java.time.Instant;
import org.sunseal.award.proof.Announcement;
import org.sunseal.project.LotKey;

/** What happened to a lot after its evaluation, told to whoever listens in the same transaction. */
public sealed interface AwardEvent {
    LotKey lot();

    /** An announcement came into force. */
    record Published(LotKey lot, Announcement.Subject subject, String sha256, byte[] message) implements AwardEvent {}

    /** A winner is chosen, or nobody is to win: then the slot is empty. */
    record Decided(LotKey lot, String winnerSlot, String decisionSha256) implements AwardEvent {}

    /** The award notice is out; everybody who bid is to be told. */
    record NoticesSent(LotKey lot, Instant at) implements AwardEvent {}

    /** Both parties have signed. */
    record Contracted(LotKey lot, String contractSha256) implements AwardEvent {}

    /** A time limit ran out before its act came. */
    record Overdue(LotKey lot, String rule, Instant due) implements AwardEvent {}

    /** The lot's files are put together, the end of it. */
    record Archived(LotKey lot, String manifestSha256) implements AwardEvent {}
}
