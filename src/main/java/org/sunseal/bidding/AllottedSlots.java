package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sunseal.crypto.Curve;
import org.sunseal.custody.Allotments;
import org.sunseal.custody.AllottedKeys;
import org.sunseal.custody.Batches;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.kernel.Refused;
import org.sunseal.project.RoundKey;

/** The slots the trustees allotted to a round. */
@ApplicationScoped
class AllottedSlots {
    /** More than take bids in the same minutes, so the rounds that are busy stay known. */
    private static final int REMEMBERED = 256;

    private final Allotments allotments;
    private final Batches batches;
    /** What was last read of rounds; an allotment never changes or goes, there may only come more of them. */
    private final Map<RoundKey, List<Allotment>> known = Collections.synchronizedMap(new LastAsked());

    /** Forgets the round that was asked for longest ago. */
    private static final class LastAsked extends LinkedHashMap<RoundKey, List<Allotment>> {
        private static final long serialVersionUID = 1L;

        LastAsked() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<RoundKey, List<Allotment>> eldest) {
            return size() > REMEMBERED;
        }
    }

    AllottedSlots(Allotments allotments, Batches batches) {
        this.allotments = allotments;
        this.batches = batches;
    }

    /** Refuses a round whose slots the trustees have not allotted yet with {@code not-allotted}. */
    void require(RoundKey round) {
        if (allotted(round).isEmpty()) {
            throw new Refused(BidRefusal.NOT_ALLOTTED, "The trustees have not allotted keys to this round yet");
        }
    }

    /** The allotment of the round that holds the slot; empty for a slot of anywhere else. */
    Optional<AllottedKeys> holding(RoundKey round, String slot) {
        return allotments.holding(round.tender(), round.lot(), round.round(), slot);
    }

    /** As {@link #holding}, without the trustees' signatures, and mostly without asking the database. */
    Optional<Allotment> allotmentOf(RoundKey round, String slot) {
        return find(known.getOrDefault(round, List.of()), slot).or(() -> {
            var latest = allotted(round).stream().map(AllottedKeys::allotment).toList();
            known.put(round, latest);
            return find(latest, slot);
        });
    }

    private static Optional<Allotment> find(List<Allotment> allotments, String slot) {
        return allotments.stream().filter(allotment -> allotment.contains(slot)).findFirst();
    }

    /** All slots the round has so far, taken or not; none while the trustees have not allotted any. */
    List<String> of(RoundKey round) {
        return allotted(round).stream().flatMap(keys -> slots(keys.allotment())).toList();
    }

    private List<AllottedKeys> allotted(RoundKey round) {
        return allotments.of(round.tender(), round.lot(), round.round());
    }

    private static Stream<String> slots(Allotment allotment) {
        return IntStream.range(allotment.firstKey(), allotment.firstKey() + allotment.count())
                .mapToObj(number -> new KeyId(allotment.batch(), number).toString());
    }

    PublicKey key(String slot) {
        return Curve.publicKey(batches.sharing(slot).key());
    }
}
