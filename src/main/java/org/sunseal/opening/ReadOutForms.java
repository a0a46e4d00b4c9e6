package org.sunseal.opening;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sunseal.bidding.SealedBid;
import org.sunseal.bidding.SealedBids;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.custody.Register;
import org.sunseal.custody.proof.Recombination;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.RecordedBid.Result;
import org.sunseal.opening.proof.Unsealed;
import org.sunseal.opening.proof.Unsealing;
import org.sunseal.project.Lots;
import org.sunseal.trade.Stage;

/**
 * Recombines the slot keys as soon as k messages count, and opens every bid's key package: all prices at once
 * (protocol 5.9 O3, O4).
 */
@ApplicationScoped
class ReadOutForms {
    private final OpenedBids opened;
    private final ShareMessages messages;
    private final ListedSlots slots;
    private final SealedBids bids;
    private final BidChains chains;
    private final Blobs blobs;
    private final Lots lots;
    private final StoppedLots stopped;
    private final PlatformKeys keys;
    private final Register register;
    private final OpeningConfig config;
    private final Event<BidsReadOut> events;
    private final Clock clock;

    ReadOutForms(
            OpenedBids opened,
            ShareMessages messages,
            ListedSlots slots,
            SealedBids bids,
            BidChains chains,
            Blobs blobs,
            Lots lots,
            StoppedLots stopped,
            PlatformKeys keys,
            Register register,
            OpeningConfig config,
            Event<BidsReadOut> events,
            Clock clock) {
        this.opened = opened;
        this.messages = messages;
        this.slots = slots;
        this.bids = bids;
        this.chains = chains;
        this.blobs = blobs;
        this.lots = lots;
        this.stopped = stopped;
        this.keys = keys;
        this.register = register;
        this.config = config;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Reads out the round unless that is done; false while fewer than k messages count or the lot is stopped.
     */
    boolean readOut(ClosedRound round) {
        if (opened.readOut(round.closeSha256()).isPresent()) {
            return true;
        }
        var k = register.current().k();
        var sealed = messages.counting(round.closeSha256());
        if (sealed.size() < k || stopped.contain(round)) {
            return false;
        }
        var releases = sealed.stream().map(this::unseal).toList();
        var combined = Recombination.of(round.closeSha256(), slots.sharings(round), releases, k);
        if (!combined.isComplete()) {
            Log.errorf("Shares kept as complete do not open CLOSE %s: %s", round.closeSha256(), combined);
            return false;
        }
        var closing = round.closing();
        var listed = bids.disclosed(closing.tender(), closing.lot(), closing.round());
        var results = openAll(listed, combined.keys());
        return QuarkusTransaction.requiringNew().call(() -> keep(round, combined.used(), results));
    }

    private ShareRelease.Signed unseal(byte[] sealed) {
        var signed =
                SealedMessage.open(sealed, keys.opening().key(), keys.opening().certificate());
        return ShareRelease.parse(signed, register.current());
    }

    private List<OpenedBid> openAll(List<SealedBid> listed, SortedMap<String, BigInteger> slotKeys) {
        var threads =
                config.threads() > 0 ? config.threads() : Runtime.getRuntime().availableProcessors();
        try (var hands = Executors.newFixedThreadPool(threads)) {
            var pending = new ArrayList<Future<OpenedBid>>();
            for (var bid : listed) {
                var key = slotKeys.get(bid.slot());
                if (key == null) {
                    throw new IllegalStateException("No key was released for listed slot " + bid.slot());
                }
                pending.add(hands.submit(() -> open(bid, key)));
            }
            var results = new ArrayList<OpenedBid>();
            for (var future : pending) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A bid could not be opened for a reason of our own", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while opening", e);
        }
    }

    private OpenedBid open(SealedBid bid, BigInteger key) {
        var manifest = bid.manifest();
        var scalar = Curve.scalar(key);
        byte[] keyMessage;
        try (var stored = blobs.read(manifest.key().digest())) {
            keyMessage = stored.readAllBytes();
        } catch (IOException | Refused e) {
            Log.errorf(e, "key.p7m of slot %s is gone", bid.slot());
            return new OpenedBid(bid.slot(), scalar, Result.PLATFORM_FAULT, "key.p7m is no longer stored", null);
        }
        return switch (Unsealing.open(key, manifest, keyMessage, chains.slotsBefore(bid))) {
            case Unsealed.Opened found ->
                new OpenedBid(
                        bid.slot(),
                        scalar,
                        Result.OPENED,
                        null,
                        found.contents().bytes());
            case Unsealed.BidderFault fault ->
                new OpenedBid(bid.slot(), scalar, Result.BIDDER_FAULT, fault.detail(), null);
            case Unsealed.PlatformFault fault ->
                new OpenedBid(bid.slot(), scalar, Result.PLATFORM_FAULT, fault.detail(), null);
        };
    }

    private boolean keep(ClosedRound round, List<String> trustees, List<OpenedBid> results) {
        if (opened.keep(round.closeSha256(), trustees, results, clock.instant())) {
            var closing = round.closing();
            var lot = lots.get(closing.tender(), closing.lot());
            if (lot.stage() == Stage.CLOSED) {
                lot.startOpening(closing.round());
            }
            lot.readOut(closing.round());
            events.fire(
                    new BidsReadOut(closing.tender(), closing.lot(), closing.round(), round.closeSha256(), trustees));
            Log.infof("Round %d of %s read out: %d bids", closing.round(), lot.key(), results.size());
        }
        return true;
    }
}
