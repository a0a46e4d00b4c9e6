package org.sunseal.trustee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.DrawCase;
import org.sunseal.experts.proof.LoggedPool;
import org.sunseal.experts.proof.SettledDraw;

/** The expert draws this agent has found in the log, with their outcomes. Guarded by its {@link Casebook}. */
final class Draws {
    /** A DRAW signed by the platform, and where it stands. */
    record Announced(long index, AnnouncedDraw draw) {}

    private final TrusteeRegister register;
    private final Map<String, Announced> announced = new LinkedHashMap<>();
    private final Map<String, Set<String>> byKey = new HashMap<>();
    private final Map<String, Long> settled = new HashMap<>();
    private final List<DrawCase.CountersignedPool> pools = new ArrayList<>();

    Draws(TrusteeRegister register) {
        this.register = register;
    }

    /** Whether an entry of that type is about a draw. */
    static boolean concerns(String type) {
        return type.equals(LoggedPool.TYPE) || type.equals(AnnouncedDraw.TYPE) || type.equals(SettledDraw.TYPE);
    }

    /**
     * Takes in an entry that {@link #concerns} draws; what the platform did not sign is not heeded, nor a pool the
     * regulator did not sign as well.
     */
    void read(long index, OpenEntry entry) {
        var message = SignedMessage.parse(entry.message());
        if (entry.type().equals(LoggedPool.TYPE)) {
            pools.add(new DrawCase.CountersignedPool(LoggedPool.countersigned(message, register), index));
            return;
        }
        if (!message.onlySigner().equals(register.platformSigning())) {
            return;
        }
        if (entry.type().equals(AnnouncedDraw.TYPE)) {
            var draw = AnnouncedDraw.read(message.body());
            announced.putIfAbsent(draw.sha256(), new Announced(index, draw));
            byKey.computeIfAbsent(draw.keyId(), any -> new HashSet<>()).add(draw.sha256());
        } else {
            settled.putIfAbsent(SettledDraw.read(message.body()).drawSha256(), index);
        }
    }

    List<Announced> announced() {
        return new ArrayList<>(announced.values());
    }

    List<DrawCase.CountersignedPool> pools() {
        return List.copyOf(pools);
    }

    /** Digests of all that name this key. */
    Set<String> withKey(String keyId) {
        return Set.copyOf(byKey.getOrDefault(keyId, Set.of()));
    }

    /** Digests of those whose outcome stands below that size of the log. */
    Set<String> settledBelow(long size) {
        return settled.entrySet().stream()
                .filter(each -> each.getValue() < size)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
