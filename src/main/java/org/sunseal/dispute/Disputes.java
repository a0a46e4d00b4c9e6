package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.project.LotEvent;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;

/** What later rooms have to know of a lot's objections before they act. */
@ApplicationScoped
public class Disputes {
    private final Objections objections;
    private final Filings filings;
    private final Enquiries enquiries;
    private final Questions questions;
    private final Lots lots;

    Disputes(Objections objections, Filings filings, Enquiries enquiries, Questions questions, Lots lots) {
        this.objections = objections;
        this.filings = filings;
        this.enquiries = enquiries;
        this.questions = questions;
        this.lots = lots;
    }

    /** Whether some objection of that sort, filed in time, still waits for its answer. */
    @Transactional(TxType.MANDATORY)
    public boolean areOpen(LotKey lot, About about) {
        return objections.of(lot).stream().anyMatch(each -> each.about() == about && each.isPending());
    }

    /** Whether no contract may be signed because a query that may change the result is open (GPR 54). */
    @Transactional(TxType.MANDATORY)
    public boolean holdContract(LotKey lot) {
        var kind = lots.get(lot).kind();
        return objections.of(lot).stream()
                .anyMatch(
                        each -> each.isPending() && ObjectionRows.of(kind, each).holdsContract());
    }

    /** The upheld objections from which something has yet to follow, in the order of their answers. */
    @Transactional(TxType.MANDATORY)
    public List<DisputeEvent.Upheld> unfollowed(LotKey lot) {
        return objections.of(lot).stream()
                .filter(Objection::isUnfollowed)
                .sorted(Comparator.comparing(each -> each.answeredAt().orElseThrow()))
                .map(each -> new DisputeEvent.Upheld(
                        lot, each.id(), each.about(), each.consequence().orElseThrow()))
                .toList();
    }

    /** What had to follow was done; the caller holds the lot alone. */
    @Transactional(TxType.MANDATORY)
    public void follow(LotKey lot, List<Consequence> done, Instant now) {
        objections.of(lot).stream()
                .filter(Objection::isUnfollowed)
                .filter(each -> each.consequence().filter(done::contains).isPresent())
                .forEach(each -> each.follow(now));
    }

    /** Whatever was asked of a tendering that came to nothing is done with the next one. */
    void retendered(@Observes LotEvent event) {
        if (event instanceof LotEvent.Retendered retendered) {
            follow(retendered.lot(), List.of(Consequence.values()), retendered.at());
        }
    }

    /**
     * Everything of a lot's disputes, for its archive: by file name, who objected and asked included.
     *
     * @throws IllegalStateException before the lot's bids are frozen, when that is still secret
     */
    @Transactional
    public SortedMap<String, byte[]> files(LotKey key) {
        if (!Periods.isClosed(lots.get(key))) {
            throw new IllegalStateException("Who objects to lot %s is still secret".formatted(key));
        }
        var files = new DisputeFiles();
        objections.of(key).forEach(each -> files.add(each, filings.get(each.id())));
        enquiries.of(key).forEach(each -> files.add(each, questions.get(each.id())));
        return files.written();
    }
}
