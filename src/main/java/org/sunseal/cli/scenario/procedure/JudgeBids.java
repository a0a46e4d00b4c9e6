package org.sunseal.cli.scenario.procedure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sunseal.cli.scenario.Deviation;

/**
 * The committee judges: ballots on qualification and responsiveness where they are its to give, the check of prices,
 * and the marks.
 */
public final class JudgeBids {
    /** Ballots there may be before the prices are looked at. */
    private static final List<String> BALLOTS = List.of("QUALIFICATION", "RESPONSIVENESS");

    private final Ensemble ensemble;

    public JudgeBids(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Every bid passes; leaves nothing to be done but the report. */
    public void play(Committee committee) {
        play(committee, new Judgement(Set.of()));
    }

    /** The same with the marks this judgement gives. */
    void play(Committee committee, Judgement judgement) {
        var told = ensemble.told();
        told.act("The committee judges the bids");
        for (var phase = committee.phase(); BALLOTS.contains(phase); phase = committee.phase()) {
            told.step("%s: %s, each member by itself".formatted(committee.lot(), phase.toLowerCase(Locale.ROOT)));
            for (var member : committee.members()) {
                vote(committee, member, phase);
            }
            Deviation.unless(!committee.phase().equals(phase), "All have voted and the ballot goes on");
        }
        checkPrices(committee);
        if (committee.phase().equals("SCORING")) {
            new MarkBids(ensemble, judgement).play(committee);
        }
        committee.requirePhase("AGGREGATED");
    }

    private static void vote(Committee committee, Member member, String matter) {
        var verdicts = member.sees(committee).object("work").list("asked").stream()
                .map(asked -> Map.of("bid", asked.text("bid"), "item", asked.text("item"), "pass", true))
                .toList();
        member.does(committee, "ballots/" + matter, Map.of("verdicts", verdicts));
    }

    private void checkPrices(Committee committee) {
        committee.requirePhase("PRICE_CHECK");
        var lead = committee.lead();
        var low = lead.sees(committee).object("work").list("lowPrices");
        Deviation.unless(low.isEmpty(), "%d prices are so low that they need explaining".formatted(low.size()));
        ensemble.told().step("The lead closes the check of prices: nothing to correct, none too low");
        lead.does(committee, "price-check", Map.of("corrections", List.of()));
    }
}
