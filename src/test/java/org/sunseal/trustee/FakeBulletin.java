package org.sunseal.trustee;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunseal.crypto.CanonicalJson;

/** The ceremonies of a {@link FakePlatform}, which only shows everybody what trustees hand in. */
final class FakeBulletin {
    /** A ceremony and what each trustee handed in. */
    private record Ceremony(
            int count,
            List<String> dealers,
            Map<String, byte[]> dealings,
            Map<String, byte[]> certificates,
            Map<String, byte[]> complaints) {}

    private final int trustees;
    private final Map<String, Ceremony> ceremonies = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();

    /** @param trustees how many have to certify a batch */
    FakeBulletin(int trustees) {
        this.trustees = trustees;
    }

    synchronized void openCeremony(String batch, int count) {
        openCeremony(batch, count, AgentWorld.TRUSTEES);
    }

    synchronized void openCeremony(String batch, int count, List<String> dealers) {
        ceremonies.put(
                batch,
                new Ceremony(count, dealers, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>()));
    }

    /** Ends a ceremony that is not certified, as when a trustee stays away. */
    synchronized void end(String batch) {
        ended.add(batch);
    }

    synchronized int certificates(String batch) {
        return ceremonies.get(batch).certificates().size();
    }

    synchronized Map<String, byte[]> complaints(String batch) {
        return Map.copyOf(ceremonies.get(batch).complaints());
    }

    synchronized Map<String, byte[]> dealings(String batch) {
        return Map.copyOf(ceremonies.get(batch).dealings());
    }

    /** Puts up a dealing in that trustee's name. */
    synchronized void deal(String batch, String trustee, byte[] dealing) {
        ceremonies.get(batch).dealings().put(trustee, dealing);
    }

    synchronized void forgetDealing(String batch, String trustee) {
        ceremonies.get(batch).dealings().remove(trustee);
    }

    /** To a request below {@code /api/ceremonies}; empty when there is nothing. */
    synchronized Optional<byte[]> answer(String method, String[] path, byte[] body) {
        if (path.length == 3) {
            return Optional.of(open());
        }
        if (path.length == 4) {
            return Optional.of(CanonicalJson.write(Map.of("state", hasFailed(path[3]) ? "failed" : "open")));
        }
        var ceremony = ceremonies.get(path[3]);
        var files =
                switch (path[4]) {
                    case "dealings" -> ceremony.dealings();
                    case "certificates" -> ceremony.certificates();
                    default -> ceremony.complaints();
                };
        if (method.equals("PUT")) {
            files.put(path[5], body);
            return Optional.of(new byte[0]);
        }
        return Optional.ofNullable(files.get(path[5]));
    }

    private byte[] open() {
        return array(ceremonies.entrySet().stream()
                .filter(each -> !hasFailed(each.getKey())
                        && each.getValue().certificates().size() < trustees)
                .map(each -> Map.<String, Object>of(
                        "batch", each.getKey(),
                        "count", each.getValue().count(),
                        "state", "open",
                        "dealers", each.getValue().dealers(),
                        "dealt", List.copyOf(each.getValue().dealings().keySet()),
                        "certified", List.copyOf(each.getValue().certificates().keySet())))
                .toList());
    }

    private boolean hasFailed(String batch) {
        return ended.contains(batch) || !ceremonies.get(batch).complaints().isEmpty();
    }

    /** A JSON array; canonical JSON of ours is an object at the top. */
    static byte[] array(List<Map<String, Object>> elements) {
        var json = new String(CanonicalJson.write(Map.of("list", elements)), StandardCharsets.UTF_8);
        return json.substring("{\"list\":".length(), json.length() - 1).getBytes(StandardCharsets.UTF_8);
    }
}
