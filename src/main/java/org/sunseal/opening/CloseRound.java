package org.sunseal.opening;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.bidding.SealedBid;
import org.sunseal.bidding.SealedBids;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.SignedNote;
import org.sunseal.crypto.TimestampSource;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.Register;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.project.Lot;
import org.sunseal.project.LotLocks;
import org.sunseal.project.LotRound;
import org.sunseal.project.Lots;
import org.sunseal.project.Outages;
import org.sunseal.project.RoundKey;
import org.sunseal.trade.Stage;

/**
 * Freezes the bids of a round at its deadline and states it in the log (protocol 5.8).
 *
 * <p>In two transactions, because the time-stamp authority must not be waited for while every bidder of the round waits
 * for the lock: {@link #freeze} signs CLOSE, discloses the bids and moves the lot; {@link #log} fetches the token
 * outside of any transaction and then logs CLOSE with it. Between the two the round is closed and not yet proved;
 * {@link OpeningClock} asks again until the authority answers.
 */
@ApplicationScoped
public class CloseRound {
    private final Lots lots;
    private final LotLocks locks;
    private final Outages outages;
    private final SealedBids bids;
    private final ClosedRounds closed;
    private final AuditLog audit;
    private final PlatformKeys keys;
    private final Register register;
    private final TimestampSource timestamps;
    private final Event<RoundClosed> events;
    private final Clock clock;

    CloseRound(
            Lots lots,
            LotLocks locks,
            Outages outages,
            SealedBids bids,
            ClosedRounds closed,
            AuditLog audit,
            PlatformKeys keys,
            Register register,
            TimestampSource timestamps,
            Event<RoundClosed> events,
            Clock clock) {
        this.lots = lots;
        this.locks = locks;
        this.outages = outages;
        this.bids = bids;
        this.closed = closed;
        this.audit = audit;
        this.keys = keys;
        this.register = register;
        this.timestamps = timestamps;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Freezes those rounds of one lot that are due, all in one transaction: envelopes sealed to one deadline are closed
     * together.
     *
     * @return the rounds frozen now; none if another node was faster, an outage was declared while we waited for the
     *     lock, or a bid is still on its way into the log
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<ClosedRound> freeze(List<RoundKey> rounds) {
        var ascending =
                rounds.stream().sorted(Comparator.comparing(RoundKey::round)).toList();
        // ascending, as everybody takes them; waits for bids still being written
        ascending.forEach(key -> locks.exclusive(key.tender(), key.lot(), key.round()));
        if (outages.lasting().isPresent()) {
            return List.of();
        }
        var lot = lots.get(ascending.getFirst().lotKey());
        var now = clock.instant();
        var due = ascending.stream().filter(key -> isDue(lot, key.round(), now)).toList();
        var lists = new ArrayList<Frozen>();
        for (var key : due) {
            var found = list(key);
            if (found.isEmpty()) {
                return List.of();
            }
            lists.add(found.get());
        }
        return lists.stream().map(frozen -> close(lot, frozen, now)).toList();
    }

    private record Frozen(int round, List<SealedBid> bids, BidList list) {}

    private static boolean isDue(Lot lot, int round, Instant now) {
        var announced = lot.round(round);
        return announced.state() == LotRound.State.ANNOUNCED && !now.isBefore(announced.openAt());
    }

    /**
     * The bids that stand; empty while one of them has no place in the log yet, which the next tick of the log gives
     * it.
     */
    private Optional<Frozen> list(RoundKey key) {
        var standing = bids.listed(key.tender(), key.lot(), key.round());
        var listed = new ArrayList<ListedBid>();
        for (var bid : standing) {
            var index = audit.indexOf(bid.entry().encode());
            if (index.isEmpty()) {
                Log.debugf("Round %s waits: a bid is not sequenced yet", key);
                return Optional.empty();
            }
            listed.add(new ListedBid(bid.slot(), bid.sealedSha256(), index.get()));
        }
        return Optional.of(new Frozen(key.round(), standing, BidList.of(listed)));
    }

    private ClosedRound close(Lot lot, Frozen frozen, Instant now) {
        var tender = lot.key().tender();
        var name = lot.key().lot();
        var round = frozen.round();
        var checkpoint = newestCheckpoint();
        var closing = new Closing(
                tender,
                name,
                round,
                lot.round(round).openAt(),
                lot.noticeSha256().orElseThrow(),
                frozen.bids().size(),
                frozen.list().root(),
                List.of(),
                checkpoint.size(),
                Framing.hex(checkpoint.root()));
        var enough = frozen.bids().size() >= lot.minimumBids();
        var message = SignedMessage.sign(closing.body(), keys.signer());
        var result =
                new ClosedRound(closing.sha256(), enough, message, frozen.list().bytes(), null);
        closed.keep(result, now);
        bids.disclose(tender, name, round, frozen.bids());
        lot.close(round, now);
        if (!enough) {
            lot.startOpening(round);
            lot.fail(round);
        }
        events.fire(new RoundClosed(tender, name, round, closing.sha256(), closing.count(), enough));
        Log.infof("Round %d of %s closed with %d bids: CLOSE %s", round, lot.key(), closing.count(), closing.sha256());
        return result;
    }

    private Checkpoint newestCheckpoint() {
        try {
            return Checkpoint.parse(SignedNote.parse(audit.tiles().fetch("checkpoint")));
        } catch (UncheckedIOException e) { // a log without any checkpoint: CLOSE builds on nothing
            return new Checkpoint(register.current().origin(), 0, Merkle.root(List.of()));
        }
    }

    /**
     * Time-stamps a frozen round and appends CLOSE to the log.
     *
     * @return false while the authority's clock is before the deadline, which no trustee would accept: then later
     */
    public boolean log(ClosedRound round) {
        var digest = Framing.sha256(round.message());
        var token = timestamps.tokenFor(digest); // outside of any transaction: it may take its time
        var stamped =
                Timestamps.verify(token, digest, List.of(register.current().tsa()));
        var deadline = round.closing().deadline();
        if (stamped.genTime().isBefore(deadline)) {
            Log.warnf("CLOSE %s waits: the authority's clock is before the deadline", round.closeSha256());
            return false;
        }
        return QuarkusTransaction.requiringNew().call(() -> append(round, token));
    }

    private boolean append(ClosedRound round, byte[] token) {
        if (!closed.keepToken(round.closeSha256(), token, clock.instant())) {
            return false; // another node logged it: there is exactly one CLOSE
        }
        audit.append(new OpenEntry("CLOSE", round.message(), Map.of("token", token)));
        var closing = round.closing();
        var lot = lots.get(closing.tender(), closing.lot());
        if (round.enoughBids() && lot.stage() == Stage.CLOSED) { // not if the regulator has stopped it since
            lot.startOpening(closing.round());
        }
        return true;
    }
}
