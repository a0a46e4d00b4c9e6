package org.sunseal.experts.draw;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;

/**
 * A draw as it is published, {@code trace.json}: with the pool and the request beside it, all that anyone needs to draw
 * again (protocol 8.2-10). Handles only; names follow when the committee becomes public.
 *
 * <p>{@link #check} proves that the result follows from the inputs. That the inputs are the right ones (the point is
 * the allotted key's, the root is the log's just behind the one DRAW entry, k trustees named this draw, each decline
 * has its record) is proved from the log.
 *
 * @param drawKey sk, 64 hexadecimal digits
 * @param drawPublicKey P uncompressed, 130 hexadecimal digits
 * @param checkpointRoot the log's tree hash at size {@code index(DRAW) + 1}, 64 hexadecimal digits
 * @param extras the extras' values in hexadecimal by their names
 * @param declines who declined after being drawn, in the order it was logged
 * @param result the committee after all declines
 */
public record Trace(
        String drawId,
        String drawKey,
        String drawPublicKey,
        String poolSha256,
        String requestSha256,
        String checkpointRoot,
        Map<String, String> extras,
        Seed seed,
        List<Handle> declines,
        List<Place> result,
        List<Step> steps) {

    /** A member of the committee and the code of the slot the member fills. */
    public record Place(String slot, Handle handle) {
        private static Place read(Fields fields) {
            var place = new Place(fields.text("slot"), new Handle(fields.text("handle")));
            fields.end();
            return place;
        }

        private Map<String, Object> asMap() {
            return Map.of("slot", slot, "handle", handle.hex());
        }
    }

    public Trace {
        extras = Collections.unmodifiableSortedMap(new TreeMap<>(extras));
        declines = List.copyOf(declines);
        result = List.copyOf(result);
        steps = List.copyOf(steps);
    }

    /**
     * Draws: the seed, the order, the slots, then each decline with the member that follows.
     *
     * @param root the log's tree hash at size {@code index(DRAW) + 1}, 32 bytes
     * @param extras a value for each extra the request names
     * @param declines who declined, in the order it was logged
     * @throws InvalidEvidence {@code wrong-extras}, {@code malformed-seed}, or {@code not-drawn} for a decline of
     *     somebody who does not sit in the committee at that moment
     */
    public static Trace of(
            DrawKey key,
            Pool pool,
            DrawRequest request,
            byte[] root,
            Map<String, byte[]> extras,
            List<Handle> declines) {
        var seed = Seed.of(key, pool, request, root, extras);
        var draw = Draw.of(seed, pool, request);
        for (var handle : declines) {
            draw = draw.afterDecline(handle);
        }
        return new Trace(
                request.drawId(),
                Framing.hex(key.secret()),
                Framing.hex(key.point()),
                pool.sha256(),
                request.sha256(),
                Framing.hex(root),
                extras.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, extra -> Framing.hex(extra.getValue()))),
                seed,
                declines,
                draw.committee().stream()
                        .map(seated -> new Place(seated.slot(), seated.handle()))
                        .toList(),
                draw.steps());
    }

    /**
     * Reads {@code trace.json} in its one canonical form. The caller bounds its length; believing it takes
     * {@link #check}.
     *
     * @throws InvalidEvidence {@code malformed-json}, {@code malformed-hex}, {@code malformed-handle} or
     *     {@code malformed-seed}
     */
    public static Trace parse(byte[] json) {
        var fields = Fields.read(json);
        fields.version(1);
        var values = fields.object("extras");
        var extras = new TreeMap<String, String>();
        values.members().keySet().forEach(name -> extras.put(name, Framing.hex(values.hex(name))));
        var trace = new Trace(
                fields.id("drawId"),
                fields.digest("drawKey"), // as long as a digest: 32 bytes
                Framing.hex(fields.hex("drawPublicKey")),
                fields.digest("poolSha256"),
                fields.digest("requestSha256"),
                fields.digest("checkpointRoot"),
                extras,
                new Seed(fields.text("seed")),
                fields.texts("declines").stream().map(Handle::new).toList(),
                fields.list("result").stream().map(Place::read).toList(),
                fields.list("steps").stream().map(Step::read).toList());
        fields.end();
        return trace;
    }

    /** The canonical bytes of {@code trace.json}. */
    public byte[] bytes() {
        var map = new LinkedHashMap<String, Object>();
        map.put("v", 1);
        map.put("drawId", drawId);
        map.put("drawKey", drawKey);
        map.put("drawPublicKey", drawPublicKey);
        map.put("poolSha256", poolSha256);
        map.put("requestSha256", requestSha256);
        map.put("checkpointRoot", checkpointRoot);
        map.put("extras", extras);
        map.put("seed", seed.hex());
        map.put("declines", declines.stream().map(Handle::hex).toList());
        map.put("result", result.stream().map(Place::asMap).toList());
        map.put("steps", steps.stream().map(Step::asMap).toList());
        return CanonicalJson.write(map);
    }

    /**
     * Draws again from what is published and refuses a trace that says anything else.
     *
     * @throws InvalidEvidence {@code wrong-pool} or {@code wrong-request} if the trace is about others than these;
     *     {@code wrong-draw-key} or {@code bad-share} if key and point do not fit; {@code wrong-seed} and
     *     {@code wrong-trace} if what follows differs; and whatever {@link #of} refuses
     */
    public void check(Pool pool, DrawRequest request) {
        require(poolSha256.equals(pool.sha256()), "wrong-pool", "The draw was made from another pool");
        require(requestSha256.equals(request.sha256()), "wrong-request", "The draw was made for another request");
        var key = DrawKey.check(Framing.unhex(drawKey), Framing.unhex(drawPublicKey));
        var values = extras.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, extra -> Framing.unhex(extra.getValue())));
        var root = Framing.unhex(checkpointRoot);
        // first the seed: under a wrong one the declines name people who were never drawn
        var due = Seed.of(key, pool, request, root, values);
        require(seed.equals(due), "wrong-seed", "The seed does not follow from key, pool, request and root");
        var again = of(key, pool, request, root, values, declines);
        require(equals(again), "wrong-trace", "Steps or result do not follow from the seed");
    }

    private static void require(boolean holds, String code, String otherwise) {
        if (!holds) {
            throw new InvalidEvidence(code, otherwise);
        }
    }
}
