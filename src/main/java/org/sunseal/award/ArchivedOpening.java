package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.sunseal.opening.ClosedRounds;
import org.sunseal.opening.PutTogetherEvidence;
import org.sunseal.project.Lot;
import org.sunseal.project.LotRound;

/**
 * The opening of each round as public evidence: bids, receipts, closing and record with their proofs, and no keys. Those
 * are for the regulator and the courts, see {@link CourtCopy}.
 */
@ApplicationScoped
class ArchivedOpening implements ArchivePart {
    private final ClosedRounds closed;
    private final PutTogetherEvidence evidence;

    ArchivedOpening(ClosedRounds closed, PutTogetherEvidence evidence) {
        this.closed = closed;
        this.evidence = evidence;
    }

    @Override
    public void writeTo(PackageWriter archive, Lot lot) throws IOException {
        var tender = lot.key().tender();
        for (var round : lot.rounds()) {
            var close = closed.of(tender, lot.key().lot(), round.round());
            if (round.state() == LotRound.State.RETURNED && close.isPresent()) { // nothing was opened; CLOSE says why
                archive.put(
                        "opening/round-%d-close.p7m".formatted(round.round()),
                        close.get().message());
                archive.put(
                        "opening/round-%d-list.json".formatted(round.round()),
                        close.get().list());
            } else if (close.isPresent()) {
                var found = evidence.forThePublic(tender, lot.key().lot(), round.round());
                archive.put("opening/round-%d.zip".formatted(round.round()), found::writeTo);
            }
        }
    }
}
