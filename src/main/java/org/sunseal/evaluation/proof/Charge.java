package org.sunseal.evaluation.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * What a committee is charged with, fixed when it is seated: whom it consists of, which bids it compares, by what terms
 * and under which rules. Names of members are not in it: they are secret until the award (TBL 37, Order 87 art. 47).
 *
 * @param closeSha256 the CLOSE of the round whose bids are compared
 * @param termsSha256 of the terms document in force, as the notice covers it
 * @param rejectedBefore whom the tenderee found unqualified before this committee sat; none where it decides that itself
 */
public record Charge(
        Place place,
        String closeSha256,
        String termsSha256,
        Task task,
        CommitteeRules rules,
        List<CommitteeSeat> committee,
        List<ChargedBid> bids,
        List<Rejection> rejectedBefore) {
    public Charge {
        committee = List.copyOf(committee);
        bids = List.copyOf(bids);
        rejectedBefore = List.copyOf(rejectedBefore);
    }

    /**
     * Which evaluation this is.
     *
     * @param sitting from 1; a replaced member begins another, and what came before is void (Regulation 48, Order 87 art.
     *     49)
     */
    public record Place(String tender, String lot, int round, int sitting) {
        Map<String, Object> asMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("tender", tender);
            map.put("lot", lot);
            map.put("round", round);
            map.put("sitting", sitting);
            return map;
        }

        static Place read(Fields fields) {
            return new Place(
                    fields.id("tender"),
                    fields.id("lot"),
                    fields.smallInteger("round"),
                    fields.smallInteger("sitting"));
        }
    }

    /**
     * One member.
     *
     * @param member its id in this committee, which tells no name
     * @param delegate whether it is the tenderee's own representative and no drawn expert
     * @param certificateSha256 of the certificate it signs with
     */
    public record CommitteeSeat(String member, boolean delegate, String specialty, String certificateSha256) {
        private Map<String, Object> asMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("member", member);
            map.put("delegate", delegate);
            map.put("specialty", specialty);
            map.put("certificateSha256", certificateSha256);
            return map;
        }

        private static CommitteeSeat read(Fields fields) {
            var seat = new CommitteeSeat(
                    fields.id("member"),
                    fields.truth("delegate"),
                    fields.text("specialty"),
                    fields.digest("certificateSha256"));
            fields.end();
            return seat;
        }
    }

    public Optional<CommitteeSeat> seat(String member) {
        return committee.stream().filter(seat -> seat.member().equals(member)).findFirst();
    }

    /** Ids of all members. */
    public List<String> members() {
        return committee.stream().map(CommitteeSeat::member).toList();
    }

    /** The bid in that slot; it is among those charged. */
    public ChargedBid bid(String slot) {
        return bids.stream()
                .filter(bid -> bid.slot().equals(slot))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No bid in slot " + slot));
    }

    /** How many make a majority. */
    int majority() {
        return committee.size() / 2 + 1;
    }

    /** Reads the canonical bytes. */
    public static Charge read(byte[] canonical) {
        var fields = Fields.read(canonical);
        return read(fields);
    }

    static Charge read(Fields fields) {
        fields.version(1);
        var charge = new Charge(
                Place.read(fields),
                fields.digest("closeSha256"),
                fields.digest("termsSha256"),
                Task.read(fields.object("task")),
                CommitteeRules.read(fields.object("rules")),
                fields.list("committee").stream().map(CommitteeSeat::read).toList(),
                fields.list("bids").stream().map(ChargedBid::read).toList(),
                fields.list("rejectedBefore").stream().map(Rejection::read).toList());
        fields.end();
        return charge;
    }

    Map<String, @Nullable Object> asMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("v", 1);
        map.putAll(place.asMap());
        map.put("closeSha256", closeSha256);
        map.put("termsSha256", termsSha256);
        map.put("task", task.asMap());
        map.put("rules", rules.asMap());
        map.put("committee", committee.stream().map(CommitteeSeat::asMap).toList());
        map.put("bids", bids.stream().map(ChargedBid::asMap).toList());
        map.put("rejectedBefore", rejectedBefore.stream().map(Rejection::asMap).toList());
        return map;
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        return CanonicalJson.write(asMap());
    }
}
