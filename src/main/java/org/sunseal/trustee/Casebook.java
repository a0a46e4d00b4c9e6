package org.sunseal.trustee;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunseal.audit.proof.LogEntries;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.experts.proof.DrawCase;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.Release;
import org.sunseal.project.proof.NewRounds;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.Order;

/**
 * What this agent knows of every lot. The log is read into it entry by entry, the inbox adds what the log does not
 * show; an entry that is not validly signed is a line in the log and no more.
 *
 * <p>Its monitor is the agent's one lock for decisions: whatever the inbox acknowledged before a release is decided is
 * taken into account by that release.
 */
final class Casebook implements LogReplica.Reader {
    private static final Logger LOG = System.getLogger(Casebook.class.getName());

    private final TrustFile trust;
    private final TrusteeRegister register;
    private final FirstSights sights;
    private final ClockSources clock;
    private final String me;
    private final Map<LotName, LotFile> lots = new LinkedHashMap<>();
    private final List<Allotment> allotments = new ArrayList<>();
    private final Draws draws;
    private long readUpTo;

    Casebook(String me, TrustFile trust, FirstSights sights, ClockSources clock) {
        this.me = me;
        this.trust = trust;
        this.register = trust.register();
        this.draws = new Draws(register);
        this.sights = sights;
        this.clock = clock;
    }

    @Override
    public synchronized void read(long index, byte[] entry) {
        try {
            if (LogEntries.parse(entry) instanceof OpenEntry open) {
                file(index, open);
            }
        } catch (RuntimeException e) {
            // whatever one entry does to a parser, it must not keep the agent from following the log
            LOG.log(Level.INFO, "Entry {0} is not heeded: {1}", String.valueOf(index), e.getMessage());
        }
        readUpTo = index + 1;
    }

    /** Number of log entries this casebook covers. */
    synchronized long readUpTo() {
        return readUpTo;
    }

    /**
     * Takes a notice from the inbox.
     *
     * @throws InvalidEvidence {@code unknown-signer} when nobody this agent trusts signed it, {@code rounds-changed}, or
     *     what parsing finds
     */
    synchronized void take(Notice.Signed signed, Instant at) {
        var notice = signed.notice();
        var name = new LotName(notice.tender(), notice.lot());
        if (notice.version() == 1) {
            requireAgency(signed, at);
        } else if (lot(name).filter(file -> file.knowsSigner(signed)).isEmpty()) {
            throw new InvalidEvidence(
                    "unknown-signer", "No version 1 of lot %s held here names the signer".formatted(name));
        } else {
            requireSound(signed, name);
        }
        recall(signed, readUpTo); // only now: whoever is refused must not fill this agent's memory
    }

    /**
     * A notice that would open a further round against the rules is answered with no, so that its agency learns it before
     * a bidder does. One that opens none is taken whatever it says: it can only delay.
     */
    private void requireSound(Notice.Signed signed, LotName name) {
        var notice = signed.notice();
        var file = file(name);
        var before = file.lineage(notice.prev().orElseThrow()).map(LotFile.Lineage::notice);
        if (before.isPresent() && !NewRounds.opened(notice, before.get()).isEmpty()) {
            var refused = NewRounds.refuse(
                    notice, before.get(), round -> !file.closings(round).isEmpty());
            if (!refused.isEmpty() && !file.isLogged(notice.sha256())) {
                throw new InvalidEvidence("rounds-changed", String.join("; ", refused));
            }
        }
    }

    /**
     * Takes back a notice that {@link #take} found good before a restart.
     *
     * @param from what {@link #readUpTo} was then
     */
    synchronized void recall(Notice.Signed signed, long from) {
        var notice = signed.notice();
        var file = file(new LotName(notice.tender(), notice.lot()));
        if (notice.version() == 1) {
            file.addFirst(notice);
        } else {
            file.addLater(signed, from);
        }
    }

    /** Takes an order from the inbox. */
    synchronized void take(Order order) {
        file(new LotName(order.tender(), order.lot())).add(order);
    }

    synchronized Optional<LotFile> lot(LotName name) {
        return Optional.ofNullable(lots.get(name));
    }

    synchronized List<LotFile> lots() {
        return List.copyOf(lots.values());
    }

    /** The closings of a lot; files themselves are read under this monitor only. */
    synchronized List<LotFile.Closed> closings(LotFile lot) {
        return lot.closings();
    }

    /** Every allotment with enough signatures in the log. */
    synchronized List<Allotment> allotments() {
        return List.copyOf(allotments);
    }

    /** The allotment a slot belongs to. */
    synchronized Optional<Allotment> allotmentOf(String slot) {
        return allotments.stream().filter(each -> each.contains(slot)).findFirst();
    }

    /** The closings of all lots. */
    synchronized List<DrawCase.ClosedBefore> closings() {
        return lots.values().stream()
                .flatMap(lot -> lot.closings().stream())
                .map(closed -> new DrawCase.ClosedBefore(
                        closed.closing().sha256(),
                        closed.closing().tender(),
                        closed.closing().lot(),
                        closed.closing().round(),
                        closed.index()))
                .toList();
    }

    /** The expert draws in the log. */
    synchronized List<Draws.Announced> draws() {
        return draws.announced();
    }

    /** The pools in the log that platform and regulator have signed. */
    synchronized List<DrawCase.CountersignedPool> pools() {
        return draws.pools();
    }

    /** The orders about all lots, from log and inbox. */
    synchronized List<Order> orders() {
        return lots.values().stream().flatMap(lot -> lot.orders().stream()).toList();
    }

    /** Digests of the draws that name this key. */
    synchronized Set<String> drawsWithKey(String keyId) {
        return draws.withKey(keyId);
    }

    /** Digests of the draws whose outcome stands below that size of the log. */
    synchronized Set<String> drawsSettledBelow(long size) {
        return draws.settledBelow(size);
    }

    private void file(long index, OpenEntry open) {
        if (Draws.concerns(open.type())) { // these name their lot by its allotment alone
            draws.read(index, open);
            return;
        }
        var message = SignedMessage.parse(open.message());
        var name = LotName.in(message.body());
        if (name.isEmpty()) {
            return;
        }
        var lot = file(name.get());
        lot.addEntry(index);
        switch (open.type()) {
            case "NOTICE" -> notice(lot, index, open);
            case "ORDER" -> order(lot, index, open);
            case "ALLOT" -> allotment(lot, open);
            case "CLOSE" -> close(lot, index, open, message);
            case "RELEASE" -> release(lot, message);
            default -> {} // of no weight for a release; listed among the lot's entries all the same
        }
    }

    private void notice(LotFile lot, long index, OpenEntry open) {
        var signed = Notice.parseSigned(open.message());
        if (signed.notice().version() == 1) {
            // judged as of the first sight, so that a certificate that expired since does not unmake the lot at a
            // restart
            requireAgency(signed, sights.of(Framing.hex(Framing.sha256(open.message())), clock.now()));
            lot.addFirst(signed.notice());
        } else {
            lot.addLater(signed, index);
            if (!lot.knowsSigner(signed)) {
                return; // in the log, and still nobody's word
            }
        }
        lot.markLogged(signed.notice().sha256(), index);
    }

    private void order(LotFile lot, long index, OpenEntry open) {
        var order = Order.parse(open.message(), register);
        lot.add(order);
        lot.markLogged(order.sha256(), index);
    }

    private void allotment(LotFile lot, OpenEntry open) {
        var allotment = Allotment.parse(open.message(), register);
        allotments.add(allotment);
        lot.add(allotment);
    }

    private void close(LotFile lot, long index, OpenEntry open, SignedMessage message) {
        if (message.onlySigner().equals(register.platformSigning())) {
            lot.add(new LotFile.Closed(index, open, Closing.read(message.body())));
        } else {
            LOG.log(Level.WARNING, "The CLOSE at {0} is not signed by the platform", String.valueOf(index));
        }
    }

    private void release(LotFile lot, SignedMessage message) {
        var release = Release.read(message.body());
        var signer = register.trusteeSigning(message.onlySigner());
        if (release.trustee().equals(me)
                && signer.isPresent()
                && signer.get().id().equals(me)) {
            lot.addOwnRelease(release.round(), release.closeSha256());
        }
    }

    private LotFile file(LotName name) {
        return lots.computeIfAbsent(name, LotFile::new);
    }

    /**
     * A version 1 counts if its signer chains to the agent's own anchors. A revocation the trust file knows of counts;
     * a list that has run out does not, for the file was handed over once: the worst a revoked agency can make is a lot
     * of its own.
     */
    private void requireAgency(Notice.Signed signed, Instant at) {
        var message = signed.message();
        var anchors = trust.trustList();
        try {
            anchors.check(signed.signer(), message.chain(), trust.crls(), at, Usage.SIGNING);
        } catch (InvalidEvidence e) {
            if (!e.code().equals("revocation-unknown")) {
                throw e;
            }
            anchors.checkWithoutRevocation(signed.signer(), message.chain(), at, Usage.SIGNING);
        }
    }
}
