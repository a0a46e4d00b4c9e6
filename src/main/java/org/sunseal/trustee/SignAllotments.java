package org.sunseal.trustee;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/**
 * Signs proposed allotments of keys (protocol 5.1a): only for a notice that the whole world can already read in the
 * log, with the notice's own values, and never a key twice.
 */
final class SignAllotments {
    private static final Logger LOG = System.getLogger(SignAllotments.class.getName());

    private final Platform platform;
    private final String me;
    private final Signer signer;
    private final String registerSha256;
    private final Casebook casebook;
    private final Quorum quorum;
    private final ShareSafe safe;
    private final AllotmentTable table;
    private final Map<String, String> refusals = new HashMap<>();

    SignAllotments(
            Platform platform, AgentHome home, Casebook casebook, Quorum quorum, ShareSafe safe, AllotmentTable table) {
        this.platform = platform;
        this.me = home.id();
        this.signer = home.keys().signing();
        this.registerSha256 = home.trust().register().sha256();
        this.casebook = casebook;
        this.quorum = quorum;
        this.safe = safe;
        this.table = table;
    }

    /**
     * Looks at every proposal and signs those nothing speaks against. One that is no proposal, or whose signature is
     * not taken, must not keep the others waiting.
     *
     * @throws IOException at the end, if a signature was not taken
     */
    void step() throws IOException, InterruptedException {
        var failures = new ArrayList<IOException>();
        for (var proposal : platform.list("/api/allotments?state=proposed")) {
            try {
                answer(proposal);
            } catch (HttpTimeoutException e) {
                throw e; // the others would wait as long, and the desk with them
            } catch (IOException e) {
                failures.add(e);
            } catch (InvalidEvidence e) {
                failures.add(new IOException("a proposal cannot be read: " + e.getMessage(), e));
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void answer(Fields proposal) throws IOException, InterruptedException {
        var id = proposal.id("id");
        var signature = sign(Allotment.read(proposal.bytes("body")));
        if (signature.isPresent()) {
            platform.put("/api/allotments/%s/signatures/%s".formatted(id, me), signature.get());
        }
    }

    /** Why proposals were refused, by digest of the allotment; the newest reason each. */
    Map<String, String> refusals() {
        synchronized (casebook) {
            return Map.copyOf(refusals);
        }
    }

    /** This trustee's signature, given now or before; empty when a rule stands against it. */
    Optional<byte[]> sign(Allotment allotment) {
        synchronized (casebook) {
            var given = table.signatureOf(allotment);
            if (given.isPresent()) {
                return given;
            }
            var refusal = refuse(allotment);
            if (refusal.isPresent()) {
                if (!refusal.get().equals(refusals.put(allotment.sha256(), refusal.get()))) {
                    LOG.log(Level.INFO, "Allotment {0} is not signed: {1}", allotment.sha256(), refusal.get());
                }
                return Optional.empty();
            }
            refusals.remove(allotment.sha256());
            byte[] signature = allotment.sign(signer);
            table.add(new AllotmentTable.Line(allotment, signature));
            LOG.log(
                    Level.INFO,
                    "Allotted keys {0}+{1} of batch {2} to {3}/{4}, round {5}",
                    allotment.firstKey(),
                    allotment.count(),
                    allotment.batch(),
                    allotment.tender(),
                    allotment.lot(),
                    allotment.round());
            return Optional.of(signature);
        }
    }

    private Optional<String> refuse(Allotment allotment) {
        return Stream.of(keys(allotment), notice(allotment), overlap(allotment), terms(allotment))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> keys(Allotment allotment) {
        if (allotment.purpose() == Allotment.Purpose.COEFFICIENT) {
            return Optional.of("only slots of bids and keys of draws are allotted here");
        }
        if (allotment.purpose() == Allotment.Purpose.DRAW && allotment.count() != 1) {
            return Optional.of("a draw has one key, not %d".formatted(allotment.count()));
        }
        if (table.isFrozen(allotment.batch())) {
            return Optional.of("this home was restored from a backup and no longer knows what it promised of batch "
                    + allotment.batch());
        }
        var certified = safe.certifiedKeys(allotment.batch());
        return certified.isPresent() && allotment.firstKey() + allotment.count() <= certified.get()
                ? Optional.empty()
                : Optional.of("this trustee certified no such keys in batch " + allotment.batch());
    }

    private Optional<String> notice(Allotment allotment) {
        var lot = casebook.lot(new LotName(allotment.tender(), allotment.lot()));
        var lineage = lot.flatMap(file -> file.lineage(allotment.noticeSha256()));
        if (lot.isEmpty() || lineage.isEmpty()) {
            return Optional.of("the notice it names, or version 1 of it, is not held here");
        }
        var index = lot.get().indexOf(allotment.noticeSha256());
        if (index.isEmpty() || index.getAsLong() >= quorum.size()) {
            return Optional.of("the notice it names is not in the log under the witness quorum");
        }
        var opening = lineage.get().notice();
        if (!opening.registerSha256().equals(registerSha256)) {
            return Optional.of("the notice relies on another trustees' register");
        }
        if (opening.version() > 1) {
            var refusal = furtherRound(lot.get(), lineage.get(), allotment);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        if (!openAt(opening, allotment).equals(Optional.of(allotment.firstOpenAt()))) {
            return Optional.of("the notice opens round %d at another time".formatted(allotment.round()));
        }
        return opening.minimumBids() == allotment.minimumBids()
                ? Optional.empty()
                : Optional.of("the notice asks for another minimum of bids");
    }

    /** A later version allots keys to the rounds it opens and to nothing else (ADR 0031). */
    private static Optional<String> furtherRound(LotFile lot, LotFile.Lineage lineage, Allotment allotment) {
        if (allotment.purpose() == Allotment.Purpose.DRAW) {
            return Optional.of("keys of draws are allotted under version 1 of the notice");
        }
        if (!lineage.opens(allotment.round())) {
            return Optional.of("the notice does not open round %d".formatted(allotment.round()));
        }
        var refused = lot.refuseRounds(lineage);
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of("the notice may open no further round: " + String.join("; ", refused));
    }

    /** A draw waits for the earliest opening of its lot; it has a serial number and no round. */
    private static Optional<Instant> openAt(Notice first, Allotment allotment) {
        return allotment.purpose() == Allotment.Purpose.DRAW
                ? first.rounds().stream().map(NoticeRound::openAt).min(Comparator.naturalOrder())
                : first.openAt(allotment.round());
    }

    private Optional<String> overlap(Allotment allotment) {
        return others(allotment)
                .filter(allotment::overlaps)
                .findFirst()
                .map(other -> "its keys are allotted to %s/%s, round %d"
                        .formatted(other.tender(), other.lot(), other.round()));
    }

    /**
     * A round may get more keys when its slots run out, never under other terms than before; a draw never gets a second, or
     * the better of two committees could be chosen.
     */
    private Optional<String> terms(Allotment allotment) {
        if (allotment.purpose() == Allotment.Purpose.DRAW) {
            return others(allotment)
                    .filter(allotment::isOfRound)
                    .findFirst()
                    .map(other -> "the draw has key %s.%d already".formatted(other.batch(), other.firstKey()));
        }
        return others(allotment)
                .filter(other -> other.isOfRound(allotment) && !other.hasTermsOf(allotment))
                .findFirst()
                .map(other -> "the round has keys under the terms of another notice, " + other.noticeSha256());
    }

    /** Everything else this trustee signed or found in the log. */
    private Stream<Allotment> others(Allotment allotment) {
        return Stream.concat(table.allotments().stream(), casebook.allotments().stream())
                .filter(other -> !other.sha256().equals(allotment.sha256()));
    }
}
