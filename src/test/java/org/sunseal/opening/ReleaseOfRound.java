package org.sunseal.opening;

import static org.sunseal.opening.RoundParties.BATCH;
import static org.sunseal.opening.RoundParties.DEADLINE;
import static org.sunseal.opening.RoundParties.LOT;
import static org.sunseal.opening.RoundParties.REGISTER;
import static org.sunseal.opening.RoundParties.ROUND;
import static org.sunseal.opening.RoundParties.TENDER;
import static org.sunseal.opening.RoundParties.TRUSTEES;

import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.custody.proof.Recombination;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.custody.proof.Sharing;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Release;

/**
 * What the trustees of an {@link OpenedRound} let go under a CLOSE: their share messages, the keys these make, and the
 * RELEASE entries, with the fraud where it is one of theirs.
 */
final class ReleaseOfRound {
    private static final List<Integer> RELEASING = List.of(1, 2, 4);

    private final String closeSha256;
    private final BidList list;
    private final Map<String, byte[]> shares = new LinkedHashMap<>();
    private final Map<String, BigInteger> keys;

    ReleaseOfRound(String closeSha256, BidList list) {
        this.closeSha256 = closeSha256;
        this.list = list;
        RELEASING.forEach(j -> shares.put("T" + j, message(j)));
        this.keys = recombined();
    }

    /** The signed messages, by trustee. */
    Map<String, byte[]> shares() {
        return shares;
    }

    /** The private keys of the listed slots. */
    Map<String, BigInteger> keys() {
        return keys;
    }

    private Map<String, BigInteger> recombined() {
        var sharings = new TreeMap<String, Sharing>();
        list.slots()
                .forEach(slot -> sharings.put(
                        slot, BATCH.keys().sharing(KeyId.parse(slot).keyNo())));
        var releases = shares.values().stream()
                .map(message -> ShareRelease.parse(message, REGISTER))
                .toList();
        return Recombination.of(closeSha256, sharings, releases, REGISTER.k()).keys();
    }

    private byte[] message(int trustee) {
        var own = new TreeMap<String, BigInteger>();
        list.slots()
                .forEach(slot -> own.put(
                        slot,
                        BATCH.shares().get(trustee - 1).get(KeyId.parse(slot).keyNo())));
        return new ShareRelease(TENDER, LOT, ROUND, closeSha256, null, own).sign(TRUSTEES.signing(trustee));
    }

    /**
     * Each trustee publishes that it let its shares go.
     *
     * @param seen indexes of the entries of the lot it says it has read
     * @param open logs an entry's type and message
     */
    void log(Fraud fraud, WitnessedLog log, List<Long> seen, BiConsumer<String, byte[]> open) {
        log.at(DEADLINE.plus(Duration.ofMinutes(6)));
        var size = log.size();
        var root = log.rootHex();
        var read = List.copyOf(seen);
        for (int j : fraud == Fraud.TWO_RELEASES ? RELEASING.subList(0, 2) : RELEASING) {
            var release = new Release(
                    "T" + j,
                    TENDER,
                    LOT,
                    ROUND,
                    closeSha256,
                    null,
                    Framing.hex(Framing.sha256(Objects.requireNonNull(shares.get("T" + j)))),
                    size,
                    root,
                    read);
            open.accept("RELEASE", SignedMessage.sign(release.body(), TRUSTEES.signing(j)));
        }
    }
}
