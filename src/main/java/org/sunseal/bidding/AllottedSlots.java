package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.IntStream;
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
    private final Allotments allotments;
    private final Batches batches;

    AllottedSlots(Allotments allotments, Batches batches) {
        this.allotments = allotments;
        this.batches = batches;
    }

    /** The allotment of a round; {@code not-allotted} while the trustees have not signed it. */
    AllottedKeys keys(RoundKey round) {
        return allotments
                .find(round.tender(), round.lot(), round.round())
                .orElseThrow(() ->
                        new Refused(BidRefusal.NOT_ALLOTTED, "The trustees have not allotted keys to this round yet"));
    }

    /** All slots there can ever be in the round, taken or not; none while the trustees have not allotted any. */
    List<String> of(RoundKey round) {
        return allotments
                .find(round.tender(), round.lot(), round.round())
                .map(keys -> slots(keys.allotment()))
                .orElse(List.of());
    }

    private static List<String> slots(Allotment allotment) {
        return IntStream.range(allotment.firstKey(), allotment.firstKey() + allotment.count())
                .mapToObj(number -> new KeyId(allotment.batch(), number).toString())
                .toList();
    }

    PublicKey key(String slot) {
        return Curve.publicKey(batches.sharing(slot).key());
    }
}
