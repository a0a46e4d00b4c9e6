package org.sunseal.cli.scenario.procedure;

import java.time.Instant;
import java.util.List;
import org.sunseal.cli.scenario.Deviation;

/**
 * Those who judge the bids of one lot.
 *
 * @param meetsAt the time the experts were invited to
 * @param members drawn experts, and behind them the tenderee's delegate where it sends one
 */
public record Committee(PlayedLot lot, Instant meetsAt, List<Member> members) {
    public Committee {
        members = List.copyOf(members);
    }

    /** Where its work is, in the platform's interface. */
    String path() {
        return lot.path() + "/evaluation";
    }

    /** How far the work is, as every member sees it. */
    String phase() {
        return members.getFirst().sees(this).text("phase");
    }

    void requirePhase(String wanted) {
        var phase = phase();
        Deviation.unless(phase.equals(wanted), "The committee is at %s instead of %s".formatted(phase, wanted));
    }

    /** The member the others elected. */
    Member lead() {
        var lead = members.getFirst().sees(this).text("lead");
        return members.stream()
                .filter(member -> member.id(this).equals(lead))
                .findFirst()
                .orElseThrow(() -> new Deviation("The lead %s is nobody of this committee".formatted(lead)));
    }
}
