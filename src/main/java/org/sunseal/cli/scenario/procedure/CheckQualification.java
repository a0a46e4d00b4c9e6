package org.sunseal.cli.scenario.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.Fields;

/** In a procurement the procuring entity itself says who qualifies, before any committee sits (Order 87 art. 44). */
public final class CheckQualification {
    private final Ensemble ensemble;

    public CheckQualification(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** All qualify. */
    public void play(PlayedLot lot) {
        var told = ensemble.told();
        told.act("The procuring entity checks who qualifies");
        var verdicts = new ArrayList<Map<String, Object>>();
        for (var slot : slots(lot)) {
            for (var criterion : criteria(lot)) {
                verdicts.add(Map.of("bid", slot, "item", criterion, "pass", true));
            }
        }
        told.step("%s: %s passes every bidder on every criterion of the documents"
                .formatted(lot, lot.tenderee().name()));
        var checked = lot.tenderee().api().post(lot.path() + "/evaluation/qualification", Map.of("verdicts", verdicts));
        Deviation.unless(!checked.truth("failed"), "Too few qualify");
        Deviation.unless(lot.stage(ensemble.anyone()).equals("QUALIFIED"), "The lot is not QUALIFIED");
        told.seen("%d bidders go on to the committee"
                .formatted(checked.texts("qualified").size()));
    }

    private static List<String> slots(PlayedLot lot) {
        return lot.desks().values().stream()
                .map(desk -> desk.newest().orElseThrow().slot().slot())
                .toList();
    }

    /** What the newest terms ask of a bidder; a later version of them has a longer name. */
    private List<String> criteria(PlayedLot lot) {
        var documents = lot.tenderPath() + "/documents";
        var terms = ensemble.anyone().get(documents).list("documents").stream()
                .map(document -> document.text("name"))
                .filter(name -> name.startsWith(lot.lot() + ".terms."))
                .max(Comparator.comparing(String::length).thenComparing(name -> name))
                .orElseThrow(() -> new Deviation("The lot has no terms"));
        return Fields.read(ensemble.anyone().bytes(documents + "/" + terms)).list("qualification").stream()
                .map(criterion -> criterion.text("id"))
                .toList();
    }
}
