package org.sunseal.opening.proof.verify;

import java.util.Arrays;
import java.util.Optional;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.opening.proof.verify.EvidenceLog.Logged;

/**
 * Where the keys come from: all trustees made them, and enough of them allotted them to this round alone (protocol 5.1,
 * 5.1a).
 */
final class AllotmentChecks {
    private AllotmentChecks() {}

    static String allotment(Evidence evidence) {
        var first = evidence.allotment();
        var index = evidence.index();
        Expect.that(
                first.isForBids(index.tender(), index.lot(), index.round()),
                "The allotment is for another purpose, lot or round");
        Expect.that(
                evidence.opening().openAt(index.round()).equals(Optional.of(first.firstOpenAt()))
                        && evidence.opening().minimumBids() == first.minimumBids(),
                "The allotment has other values than the notice it names");
        for (var each : evidence.allotments()) {
            Expect.that(
                    each.allotment().hasTermsOf(first),
                    "The allotment at %d has other terms than the one at %d"
                            .formatted(
                                    each.logged().index(),
                                    evidence.allotments().getFirst().logged().index()));
            requireAlone(evidence, each);
        }
        requireAllHere(evidence, first);
        evidence.list().slots().forEach(evidence::allotmentOf);
        return "%d keys were allotted to this round alone, by %d trustees or more"
                .formatted(
                        evidence.allotments().stream()
                                .mapToInt(each -> each.allotment().count())
                                .sum(),
                        evidence.register().a());
    }

    private static void requireAlone(Evidence evidence, EvidenceAllotment mine) {
        for (var other : evidence.log().of("ALLOT")) {
            Expect.that(
                    mine.isAt(other.index())
                            || signed(evidence, other)
                                    .filter(mine.allotment()::overlaps)
                                    .isEmpty(),
                    "Entries %d and %d allot the same keys"
                            .formatted(mine.logged().index(), other.index()));
        }
    }

    /** One that is left out might be the one with other terms. */
    private static void requireAllHere(Evidence evidence, Allotment first) {
        for (var other : evidence.log().of("ALLOT")) {
            Expect.that(
                    other.index() > evidence.close().index()
                            || signed(evidence, other).filter(first::isOfRound).isEmpty()
                            || evidence.allotments().stream().anyMatch(each -> each.isAt(other.index())),
                    "The allotment at %d is of this round and not in the folder".formatted(other.index()));
        }
    }

    /** Only what enough trustees signed is an allotment; anything else of that type binds nobody. */
    private static Optional<Allotment> signed(Evidence evidence, Logged entry) {
        try {
            return Optional.of(Allotment.parse(entry.entry().message(), evidence.register()));
        } catch (InvalidEvidence e) {
            return Optional.empty();
        }
    }

    static String batch(Evidence evidence) {
        for (var each : evidence.allotments()) {
            Expect.that(
                    evidence.log().of("BATCH").stream()
                            .anyMatch(logged -> Arrays.equals(logged.entry().message(), each.batchMessage())),
                    "The statement about batch %s is not in the log"
                            .formatted(each.batch().batch()));
        }
        var slots = evidence.slots();
        var first = evidence.allotments().getFirst().batch();
        return "%s signed by all %d trustees; the keys of %d slots are in %s"
                .formatted(
                        evidence.allotments().size() == 1 ? "Batch " + first.batch() + " is" : "The batches are",
                        first.n(),
                        slots.size(),
                        evidence.allotments().size() == 1 ? "it" : "them");
    }
}
