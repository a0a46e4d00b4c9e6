package org.sunseal.cli.scenario.procedure;

import java.util.Map;
import org.sunseal.award.proof.Announcement;
import org.sunseal.cli.scenario.Deviation;

/** The result is published; in a procurement with the names of the experts, which were secret until now. */
public final class AnnounceResult {
    private static final Map<String, String> WORDS = Map.of(
            "agencyFee", "不向中标人收取",
            "address", "滨江市工业路16号",
            "items", "见招标文件采购需求",
            "smallFirm", "见中小企业声明函");

    private final Ensemble ensemble;

    public AnnounceResult(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves the lot announced. */
    public void play(PlayedLot lot) {
        var told = ensemble.told();
        told.act("The result is announced");
        var bulletin = new Bulletin(ensemble, lot);
        var result = bulletin.draft(Announcement.Subject.RESULT, WORDS);
        told.step("%s: the agency signs and publishes the result".formatted(lot));
        bulletin.publish(result);
        Deviation.unless(lot.stage(ensemble.anyone()).equals("ANNOUNCED"), "The result is not announced");
        told.seen("won by %s at %s".formatted(named(result, "name"), named(result, "price")));
        if (lot.kind() == Kind.PROCUREMENT) {
            told.seen("experts: " + result.fields().get("experts"));
            Deviation.unless(!result.fields().getOrDefault("experts", "").isBlank(), "The experts are not named");
            new ToldBidders(ensemble).require(lot);
        }
    }

    private static String named(Announcement result, String field) {
        return result.entries().getFirst().getOrDefault(field, "");
    }
}
