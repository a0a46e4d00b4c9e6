package org.sunseal.experts.draw;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sunseal.crypto.Framing;

/**
 * The pool, request, throw-away key and root of protocol 8.3, made by the rules its reference program makes them by, so
 * that the constants printed there can be checked where the shared vector is absent.
 */
final class FortyExperts {
    static final byte[] SECRET = sha256("ted1-test-draw-key");
    static final byte[] ROOT = sha256("ted1-test-checkpoint-root");
    static final String POINT = "04815adbdebd028106a01134d846a0c70b1aa3582a7c8c14c2654035cf81f818fd"
            + "9f68dd8f7d1d172ca4d008f8f60fec2abfa59f15db46e5a06cb04e02fb85ec59";

    private static final List<Set<String>> SPECIALTIES =
            List.of(Set.of("A08", "B01"), Set.of("A08"), Set.of("B01", "C03"), Set.of("C03"));
    private static final List<String> REGIONS = List.of("110000", "310000", "440000");

    private FortyExperts() {}

    static Pool pool() {
        return new Pool(IntStream.range(0, 40).mapToObj(FortyExperts::expert).toList());
    }

    static DrawRequest request() {
        return new DrawRequest(
                "DRAW-2026-0001",
                "T-2026-0001",
                List.of(
                        new DrawRequest.Slot("S1", "A08", "*", 3),
                        new DrawRequest.Slot("S2", "B01", "310000", 1),
                        new DrawRequest.Slot("S3", "C03", "*", 1)),
                Set.of("E03"),
                Set.of(pool().experts().getFirst().handle()),
                4,
                1,
                Set.of());
    }

    /** The same with two extras, given here in no particular order. */
    static DrawRequest requestWithExtras() {
        var request = request();
        return new DrawRequest(
                request.drawId(),
                request.tender(),
                request.slots(),
                request.avoidEmployers(),
                request.avoidHandles(),
                request.maxWorkload(),
                request.maxPerEmployer(),
                Set.of("lottery", "beacon"));
    }

    static Map<String, byte[]> extras() {
        return new TreeMap<>(Map.of("lottery", new byte[] {0, 7, 0}, "beacon", sha256("beacon")));
    }

    static DrawKey key() {
        return DrawKey.check(SECRET, Framing.unhex(POINT));
    }

    static Trace trace(String... declines) {
        return Trace.of(key(), pool(), request(), ROOT, Map.of(), handles(declines));
    }

    static List<Handle> handles(String... hex) {
        return List.of(hex).stream().map(Handle::new).toList();
    }

    private static PooledExpert expert(int i) {
        var digest = Framing.hex(Framing.sha256("ted1-test-expert".getBytes(US_ASCII), new byte[] {(byte) i}));
        return new PooledExpert(
                new Handle(digest.substring(0, 32)),
                SPECIALTIES.get(i % 4),
                REGIONS.get(i % 3),
                "E%02d".formatted(i % 13),
                Character.digit(digest.charAt(63), 16) % 6);
    }

    private static byte[] sha256(String text) {
        return Framing.sha256(text.getBytes(US_ASCII));
    }
}
