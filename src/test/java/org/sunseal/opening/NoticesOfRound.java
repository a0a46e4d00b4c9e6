package org.sunseal.opening;

import static org.sunseal.opening.RoundParties.AGENCY;
import static org.sunseal.opening.RoundParties.DEADLINE;
import static org.sunseal.opening.RoundParties.FIRST_ROUND;
import static org.sunseal.opening.RoundParties.LOT;
import static org.sunseal.opening.RoundParties.TENDER;
import static org.sunseal.opening.RoundParties.TRUSTEES;
import static org.sunseal.opening.RoundParties.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.project.proof.LoggedOutage;
import org.sunseal.project.proof.Notice;

/** What the agency of an {@link OpenedRound} announces, and what moves its deadline. */
final class NoticesOfRound {
    private final Fraud fraud;
    private final WitnessedLog log;
    private final BiConsumer<String, byte[]> open;
    private final List<TlogProof> proofs = new ArrayList<>();
    private @Nullable Notice newest;

    /** When the witnesses had seen a second notice that moves the deadline by a second, after which the last bid comes. */
    enum Postponement {
        NONE,
        IN_TIME,
        IN_TIME_UNPROVED,
        LATE,
        LATE_IN_AN_OUTAGE,
        LATE_AFTER_AN_OUTAGE
    }

    /** @param open logs an entry's type and message */
    NoticesOfRound(Fraud fraud, WitnessedLog log, BiConsumer<String, byte[]> open) {
        this.fraud = fraud;
        this.log = log;
        this.open = open;
    }

    /** The notice in force. */
    Notice newest() {
        return Objects.requireNonNull(newest);
    }

    /** Proofs of notices whose time decides something. */
    List<TlogProof> proofs() {
        return proofs;
    }

    void announce() {
        newest = notice(1, null, DEADLINE);
        open.accept("NOTICE", newest().sign(AGENCY));
    }

    /** Round 1 comes to nothing, and the second notice opens the round. */
    void announceAgain() {
        var first = notice(1, null, List.of(FIRST_ROUND));
        open.accept("NOTICE", first.sign(AGENCY));
        if (fraud != Fraud.EARLY_ROUND) {
            var closing = new Closing(
                    TENDER,
                    LOT,
                    FIRST_ROUND.round(),
                    FIRST_ROUND.openAt(),
                    first.sha256(),
                    0,
                    BidList.of(List.of()).root(),
                    List.of(),
                    log.size(),
                    log.rootHex());
            open.accept("CLOSE", SignedMessage.sign(closing.body(), TRUSTEES.platform()));
        }
        newest = notice(2, first.sha256(), DEADLINE);
        open.accept("NOTICE", newest().sign(AGENCY));
    }

    /** A second notice moves the deadline by a second. */
    void postpone(Postponement postponement) {
        var late = postponement != Postponement.IN_TIME && postponement != Postponement.IN_TIME_UNPROVED;
        log.at(late ? DEADLINE : DEADLINE.minusSeconds(1));
        if (late && postponement != Postponement.LATE) {
            declareOutage(null);
        }
        if (postponement == Postponement.LATE_AFTER_AN_OUTAGE) {
            declareOutage(DEADLINE);
        }
        newest = notice(2, newest().sha256(), DEADLINE.plusSeconds(1));
        open.accept("NOTICE", newest().sign(AGENCY));
        if (postponement != Postponement.IN_TIME_UNPROVED) {
            proofs.add(log.proof(log.size() - 1));
        }
    }

    private void declareOutage(@Nullable Instant endedAt) {
        var outage = new LoggedOutage("o-1", "the witnesses are down", DEADLINE.minusSeconds(60), endedAt);
        open.accept("OUTAGE", SignedMessage.sign(outage.body(), TRUSTEES.platform()));
    }
}
