package org.sunseal.cli.scenario.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Expected;
import org.sunseal.crypto.SignedMessage;

/** The committee meets: the agency seats it, each member signs that nothing ties it to a bidder, and they elect a lead. */
public final class SeatCommittee {
    private final Ensemble ensemble;

    public SeatCommittee(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Moves the clocks to the last of the meetings, and leaves each lot with its committee at work. */
    public void play(List<Committee> committees) {
        var told = ensemble.told();
        told.act("The committee meets");
        committees.stream().map(Committee::meetsAt).max(Instant::compareTo).ifPresent(ensemble.clocks()::moveTo);
        committees.forEach(committee -> seat(committee, ""));
    }

    /** Has a committee take its place whose report has fallen; what it decided before is void. */
    void again(Committee committee, String reason) {
        ensemble.told().act("The committee sits again");
        seat(committee, reason);
    }

    private void seat(Committee committee, String reason) {
        var told = ensemble.told();
        told.step("%s: the agency seats the committee of %d"
                .formatted(committee.lot(), committee.members().size()));
        ensemble.cast().agency().api().post(committee.path(), Map.of("reason", reason));
        told.step("Each signs a statement on recusal with its own key; before that nobody reads a bid");
        var first = committee.members().getFirst();
        var bids = "%s/bids/%s/files"
                .formatted(
                        committee.path(),
                        committee
                                .lot()
                                .desks()
                                .firstEntry()
                                .getValue()
                                .newest()
                                .orElseThrow()
                                .slot()
                                .slot());
        told.seen(Expected.refusal("not-your-evaluation", () -> first.api().list(bids)));
        for (var member : committee.members()) {
            var statement = member.api().get(committee.path() + "/statement").bytes("statement");
            member.does(committee, "seats", Map.of("message", SignedMessage.sign(statement, member.signer())));
        }
        told.seen("%d files of one bid are open to its members"
                .formatted(first.api().list(bids).size()));
        elect(committee);
    }

    private void elect(Committee committee) {
        var lead = committee.members().getFirst().id(committee);
        for (var member : committee.members()) {
            if (!member.sees(committee).has("lead")) {
                member.does(committee, "lead-votes", Map.of("lead", lead));
            }
        }
        ensemble.told().step("The members elect %s to lead".formatted(lead));
        Deviation.unless(
                committee.members().getFirst().sees(committee).text("lead").equals(lead), "Another one leads");
        var stage = committee.lot().stage(ensemble.anyone());
        Deviation.unless(stage.equals("EVALUATING"), "The lot is %s while its committee sits".formatted(stage));
    }
}
