package org.sunseal.crypto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value with one place in it changed: left out, doubled, renamed, or replaced by something readers may trip on.
 */
final class MangledJson {
    private static final List<Object> ODD = List.of(
            0L,
            1L,
            (long) Integer.MAX_VALUE,
            1L + Integer.MAX_VALUE,
            CanonicalJson.LARGEST_INTEGER,
            true,
            "",
            ".",
            "..",
            "/",
            "a b",
            "=",
            "AA==",
            "AB==",
            "00",
            "0A",
            "00".repeat(32),
            "ff".repeat(32),
            "x".repeat(65),
            "x".repeat(5000),
            "\u0000\r\n",
            "合格 😀",
            "0000-01-01T00:00:00.000Z",
            "9999-12-31T23:59:59.999Z",
            "+10000-01-01T00:00:00.000Z",
            "+999999999-12-31T23:59:59.999Z",
            "-0001-01-01T00:00:00.000Z",
            "2026-02-30T00:00:00.000Z",
            "2026-12-31T23:59:60.000Z",
            List.of(),
            Map.of(),
            List.of(List.of()),
            Map.of("v", 1L));

    private final Random random;

    MangledJson(Random random) {
        this.random = random;
    }

    Map<String, @Nullable Object> object(Map<String, ?> good) {
        var changed = new LinkedHashMap<String, @Nullable Object>(good);
        var names = new ArrayList<>(good.keySet());
        if (names.isEmpty() || random.nextInt(12) == 0) {
            changed.put("unheard-of", odd());
            return changed;
        }
        var name = names.get(random.nextInt(names.size()));
        if (random.nextInt(6) == 0) {
            changed.remove(name);
        } else {
            changed.put(name, value(good.get(name)));
        }
        return changed;
    }

    private @Nullable Object value(@Nullable Object good) {
        boolean deeper = random.nextInt(4) != 0;
        if (deeper && good instanceof Map<?, ?> map) {
            var named = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((name, member) -> named.put((String) name, member));
            return object(named);
        }
        if (deeper && good instanceof List<?> list && !list.isEmpty()) {
            return list(list);
        }
        if (deeper && good instanceof String text && !text.isEmpty()) {
            int at = random.nextInt(text.length());
            return text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + random.nextInt(2));
        }
        if (deeper && good instanceof Long number) {
            return Math.max(0, number + random.nextInt(3) - 1);
        }
        return odd();
    }

    private List<@Nullable Object> list(List<?> good) {
        var changed = new ArrayList<@Nullable Object>(good);
        int at = random.nextInt(good.size());
        switch (random.nextInt(4)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(good.get(at));
            case 2 -> changed.add(random.nextInt(good.size()), changed.remove(at));
            default -> changed.set(at, value(good.get(at)));
        }
        return changed;
    }

    private @Nullable Object odd() {
        int which = random.nextInt(ODD.size() + 1);
        return which == ODD.size() ? null : ODD.get(which);
    }
}
