package org.sunseal.evaluation.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The tenderee's word on who qualifies, where the law wants it before a committee sits (Order 87 art. 44). It is held to
 * the same rules as a committee of one: every bidder and every criterion, rejection on listed grounds with a reason.
 *
 * @param place of the evaluation to come; its sitting is 1
 * @param bids slots of the bids that were opened
 */
public record QualificationCheck(
        Charge.Place place,
        String closeSha256,
        List<Task.Criterion> criteria,
        List<CommitteeRules.Ground> grounds,
        List<ChargedBid> bids) {
    private static final String TENDEREE = "tenderee";

    public QualificationCheck {
        criteria = List.copyOf(criteria);
        grounds = List.copyOf(grounds);
        bids = List.copyOf(bids);
    }

    /** The check as it is kept and logged. */
    public static Act.Ballot ballot(List<Verdict> verdicts, Instant at) {
        return new Act.Ballot(TENDEREE, Matter.QUALIFICATION, verdicts, at);
    }

    /**
     * Whom the check rejects.
     *
     * @throws org.sunseal.kernel.Refused or {@link org.sunseal.kernel.Refusals}: verdicts missing or not asked, grounds
     *     not listed, reasons missing
     */
    public List<Rejection> rejections(Act.Ballot ballot) {
        var alone = new Charge(
                place,
                closeSha256,
                closeSha256,
                new Task(Map.of(), null, criteria, List.of()),
                new CommitteeRules(
                        grounds, List.of(), new CommitteeRules.Competition(1, false, ""), Duration.ZERO, true),
                List.of(new Charge.CommitteeSeat(TENDEREE, false, "", closeSha256)),
                bids,
                List.of());
        new Reviews(alone, List.of()).admit(ballot);
        return new Reviews(alone, List.of(ballot)).rejections();
    }
}
