package org.sunseal.custody.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From the trustees' releases to the slot keys of one closing (protocol 5.9, O2 and O3). Every share is checked against the
 * public commitments; a release with a missing, surplus or wrong share is set aside whole and its trustee named. Either all
 * slots open or none.
 *
 * @param used ids of the k trustees whose shares were combined; empty while there are too few
 * @param setAside the releases not used for a fault of their own
 * @param keys the private key of every slot; empty while there are too few
 */
public record Recombination(List<String> used, List<SetAside> setAside, SortedMap<String, BigInteger> keys) {

    /** A release that does not count, and why; the trustee can be shown it. */
    public record SetAside(String trustee, String reason) {}

    /** Keeps keys out of logs. */
    @Override
    public String toString() {
        return "Recombination of %d keys from %s, set aside %s".formatted(keys.size(), used, setAside);
    }

    /** Whether the keys are there. */
    public boolean isComplete() {
        return !used.isEmpty();
    }

    /**
     * Combines the first k faultless releases in the order of share indexes.
     *
     * @param slots the commitments of exactly the slots that are to open
     * @param releases what arrived; all for this closing, or they are set aside. Of two by one trustee the first counts
     * @param k the register's threshold
     */
    public static Recombination of(
            String closeSha256, Map<String, Sharing> slots, Collection<ShareRelease.Signed> releases, int k) {
        var setAside = new ArrayList<SetAside>();
        var good = new TreeMap<Integer, ShareRelease.Signed>();
        for (var signed : releases) {
            var trustee = signed.trustee();
            var fault = fault(closeSha256, slots, signed);
            if (!fault.isEmpty()) {
                setAside.add(new SetAside(trustee.id(), fault));
            } else {
                good.putIfAbsent(trustee.index(), signed);
            }
        }
        if (good.size() < k) {
            return new Recombination(List.of(), setAside, new TreeMap<>());
        }
        var used = good.values().stream().limit(k).toList();
        return new Recombination(
                used.stream().map(signed -> signed.trustee().id()).toList(), setAside, keys(slots, used));
    }

    /** The empty text means none. */
    private static String fault(String closeSha256, Map<String, Sharing> slots, ShareRelease.Signed signed) {
        var release = signed.release();
        if (!release.closeSha256().equals(closeSha256)) {
            return "The release is for another closing";
        }
        if (!release.shares().keySet().equals(slots.keySet())) {
            return "The release has %d shares, and not for exactly the %d slots"
                    .formatted(release.shares().size(), slots.size());
        }
        for (var share : release.shares().entrySet()) {
            var sharing = slots.get(share.getKey());
            if (sharing == null || !sharing.matches(signed.trustee().index(), share.getValue())) {
                return "The share of slot %s is wrong".formatted(share.getKey());
            }
        }
        return "";
    }

    private static SortedMap<String, BigInteger> keys(Map<String, Sharing> slots, List<ShareRelease.Signed> used) {
        var keys = new TreeMap<String, BigInteger>();
        for (var slot : slots.entrySet()) {
            var shares = new LinkedHashMap<Integer, BigInteger>();
            for (var signed : used) {
                shares.put(signed.trustee().index(), signed.release().shares().get(slot.getKey()));
            }
            var key = Lagrange.recombine(shares);
            if (!slot.getValue().isKeyOf(key)) {
                throw new IllegalStateException(
                        "Checked shares of slot %s do not make its key".formatted(slot.getKey()));
            }
            keys.put(slot.getKey(), key);
        }
        return keys;
    }
}
