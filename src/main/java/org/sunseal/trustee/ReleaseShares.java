package org.sunseal.trustee;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.Release;

/**
 * Lets this trustee's shares of a closed round go, once no rule of protocol 5.9 says no. Deciding and writing the
 * release down are one step under the casebook's monitor: an order acknowledged before it is obeyed, and one that comes
 * later comes too late.
 */
final class ReleaseShares {
    private static final Logger LOG = System.getLogger(ReleaseShares.class.getName());

    private final String me;
    private final AgentKeys keys;
    private final TrusteeRegister register;
    private final Casebook casebook;
    private final LogReplica replica;
    private final RoundAsSeen rounds;
    private final BidLists lists;
    private final ShareSafe safe;
    private final Releases releases;
    private volatile List<Hold> holds = List.of();

    ReleaseShares(
            AgentHome home,
            Casebook casebook,
            LogReplica replica,
            RoundAsSeen rounds,
            BidLists lists,
            ShareSafe safe,
            Releases releases) {
        this.me = home.id();
        this.keys = home.keys();
        this.register = home.trust().register();
        this.casebook = casebook;
        this.replica = replica;
        this.rounds = rounds;
        this.lists = lists;
        this.safe = safe;
        this.releases = releases;
    }

    /** Looks at every closing in the log and releases those nothing speaks against any more. */
    void step() {
        var found = new ArrayList<Hold>();
        for (var lot : casebook.lots()) {
            for (var closed : casebook.closings(lot)) {
                found.addAll(consider(lot, closed));
            }
        }
        holds = List.copyOf(found);
    }

    /** What every known closing waits for. */
    List<Hold> holds() {
        return holds;
    }

    private List<Hold> consider(LotFile lot, LotFile.Closed closed) {
        try {
            return releaseOrHold(lot, closed);
        } catch (RuntimeException e) { // one lot must not hold back the rest; it stays shut and is tried again
            var fault = Hold.of(closed.closing(), e);
            if (!holds.contains(fault)) {
                LOG.log(Level.ERROR, "Closing " + fault.closeSha256() + " cannot be judged", e);
            }
            return List.of(fault);
        }
    }

    private List<Hold> releaseOrHold(LotFile lot, LotFile.Closed closed) {
        var closing = closed.closing();
        synchronized (casebook) {
            if (releases.contains(closing.sha256())) {
                return List.of();
            }
            var seen = rounds.look(lot, closed);
            if (seen instanceof RoundAsSeen.Ready ready) {
                release(lot, ready);
                return List.of();
            }
            return ((RoundAsSeen.Held) seen)
                    .refusals().stream()
                            .map(refusal -> Hold.of(closing, refusal))
                            .toList();
        }
    }

    private void release(LotFile lot, RoundAsSeen.Ready ready) {
        var closing = ready.closing();
        byte[] shares = shares(ready).sign(keys.signing());
        byte[] message = SealedMessage.seal(shares, register.openingService(), register.regulatorEncryption());
        byte[] statement = SignedMessage.sign(statement(lot, closing, shares).body(), keys.signing());
        releases.keep(new Releases.Kept(
                closing.sha256(), lot.name(), closing.round(), ready.list().slots(), message, statement));
        lists.forget(closing);
        LOG.log(
                Level.INFO,
                "Released {0} shares of lot {1}, round {2}, under CLOSE {3}",
                ready.list().entries().size(),
                lot.name(),
                closing.round(),
                closing.sha256());
    }

    private ShareRelease shares(RoundAsSeen.Ready ready) {
        var closing = ready.closing();
        var own = new HashMap<String, List<BigInteger>>(); // a round with several allotments may span batches
        var shares = new TreeMap<String, BigInteger>();
        for (var slot : ready.list().slots()) {
            var key = KeyId.parse(slot);
            shares.put(
                    slot,
                    own.computeIfAbsent(key.batch(), batch -> safe.shares(batch).orElseThrow())
                            .get(key.keyNo()));
        }
        return new ShareRelease(closing.tender(), closing.lot(), closing.round(), closing.sha256(), null, shares);
    }

    private Release statement(LotFile lot, Closing closing, byte[] signedShares) {
        long size = casebook.readUpTo();
        return new Release(
                me,
                closing.tender(),
                closing.lot(),
                closing.round(),
                closing.sha256(),
                null,
                Framing.hex(Framing.sha256(signedShares)),
                size,
                replica.rootHexAt(size),
                lot.entries());
    }
}
