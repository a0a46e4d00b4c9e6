package org.sunseal.experts.draw;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;

/**
 * {@code request.json}: whom a draw looks for and whom it must not take (protocol 8.2-3). It is fixed and hashed before
 * the key is released; another request is another draw.
 *
 * @param slots what is to be filled, in this order; at least one, no code twice
 * @param avoidEmployers codes of the bidders and others nobody drawn may work for
 * @param avoidHandles experts who must not take part
 * @param maxWorkload an expert with more is skipped
 * @param maxPerEmployer most members of the committee one employer may have, at least 1
 * @param extras names of further inputs of the seed, usually none; without a value for each there is no seed
 */
public record DrawRequest(
        String drawId,
        String tender,
        List<Slot> slots,
        Set<String> avoidEmployers,
        Set<Handle> avoidHandles,
        int maxWorkload,
        int maxPerEmployer,
        Set<String> extras) {
    /** The longest request that is read, 1 MiB: room for some ten thousand employers and handles. */
    public static final int MAXIMUM_BYTES = 1 << 20;

    /** The region of a slot that an expert of any region may fill. */
    public static final String ANYWHERE = "*";

    /**
     * A number of members of one specialty. Not the slot of a bid, which is a key.
     *
     * @param region the region they must come from, or {@link #ANYWHERE}
     * @param count how many, at least 1
     */
    public record Slot(String code, String specialty, String region, int count) {
        /** @throws InvalidEvidence {@code malformed-code} or {@code malformed-request} */
        public Slot {
            Code.require(code, "code");
            Code.require(specialty, "specialty");
            if (!region.equals(ANYWHERE)) {
                Code.require(region, "region");
            }
            requireAtLeast(1, count, "count");
        }

        private static Slot read(Fields fields) {
            var slot = new Slot(
                    fields.text("code"), fields.text("specialty"), fields.text("region"), fields.smallInteger("count"));
            fields.end();
            return slot;
        }

        private Map<String, Object> asMap() {
            return Map.of("code", code, "specialty", specialty, "region", region, "count", count);
        }
    }

    /** @throws InvalidEvidence {@code malformed-code} or {@code malformed-request} */
    public DrawRequest {
        Code.require(drawId, "drawId");
        Code.require(tender, "tender");
        slots = List.copyOf(slots);
        avoidEmployers = Collections.unmodifiableSortedSet(new TreeSet<>(avoidEmployers));
        avoidHandles = Collections.unmodifiableSortedSet(new TreeSet<>(avoidHandles));
        extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
        if (slots.isEmpty()) {
            throw malformed("slots: nobody is asked for");
        }
        var codes = new HashSet<String>();
        for (var slot : slots) {
            if (!codes.add(slot.code())) {
                throw malformed("slots: " + slot.code() + " stands twice");
            }
        }
        avoidEmployers.forEach(code -> Code.require(code, "avoidEmployers"));
        extras.forEach(name -> Code.require(name, "extras"));
        requireAtLeast(0, maxWorkload, "maxWorkload");
        requireAtLeast(1, maxPerEmployer, "maxPerEmployer");
    }

    /**
     * Reads {@code request.json}. Anything but the spelling of {@link #bytes} is refused: canonical JSON, sets sorted
     * without repetition (an order could tell who handed in a bid when), {@code extras} absent rather than empty.
     *
     * @throws InvalidEvidence {@code malformed-json}, {@code malformed-request}, {@code malformed-code} or
     *     {@code malformed-handle}
     */
    public static DrawRequest parse(byte[] json) {
        if (json.length > MAXIMUM_BYTES) {
            throw malformed("longer than " + MAXIMUM_BYTES + " bytes");
        }
        var fields = Fields.read(json);
        var request = new DrawRequest(
                fields.text("drawId"),
                fields.text("tender"),
                fields.list("slots").stream().map(Slot::read).toList(),
                Set.copyOf(fields.texts("avoidEmployers")),
                fields.texts("avoidHandles").stream().map(Handle::new).collect(Collectors.toSet()),
                fields.smallInteger("maxWorkload"),
                fields.smallInteger("maxPerEmployer"),
                fields.has("extras") ? Set.copyOf(fields.texts("extras")) : Set.of());
        fields.end();
        if (!Arrays.equals(request.bytes(), json)) {
            throw malformed("a list is not sorted, repeats itself, or extras are there and empty");
        }
        return request;
    }

    /** The canonical bytes of {@code request.json}. */
    public byte[] bytes() {
        var map = new LinkedHashMap<String, Object>();
        map.put("drawId", drawId);
        map.put("tender", tender);
        map.put("slots", slots.stream().map(Slot::asMap).toList());
        map.put("avoidEmployers", List.copyOf(avoidEmployers));
        map.put("avoidHandles", avoidHandles.stream().map(Handle::hex).toList());
        map.put("maxWorkload", maxWorkload);
        map.put("maxPerEmployer", maxPerEmployer);
        if (!extras.isEmpty()) {
            map.put("extras", List.copyOf(extras));
        }
        return CanonicalJson.write(map);
    }

    /** {@code requestHash}: SHA-256 of the bytes, lower-case hex. */
    public String sha256() {
        return Framing.hex(Framing.sha256(bytes()));
    }

    private static void requireAtLeast(int least, int value, String field) {
        if (value < least) {
            throw malformed("%s: at least %d, not %d".formatted(field, least, value));
        }
    }

    private static InvalidEvidence malformed(String detail) {
        return new InvalidEvidence("malformed-request", detail);
    }
}
