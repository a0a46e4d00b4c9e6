package org.sunseal.cli.scenario.procedure;

import java.nio.file.Path;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.scenario.Cast;
import org.sunseal.cli.scenario.Clocks;
import org.sunseal.cli.scenario.Closings;
import org.sunseal.cli.scenario.Inboxes;
import org.sunseal.cli.scenario.Narration;
import org.sunseal.cli.scenario.Setting;

/**
 * All an act needs besides its lot: who plays, where, and what everybody sees.
 *
 * @param anyone the platform without an account
 * @param centre the platform as the trading centre's staff
 */
public record Ensemble(
        Setting setting,
        Cast cast,
        ApiClient anyone,
        ApiClient centre,
        Clocks clocks,
        Inboxes inboxes,
        Closings closings,
        Narration told) {
    /** Brings all clocks together and logs everybody in, each with its key. */
    public static Ensemble gather(Setting setting, Narration told) {
        told.act("Everybody logs in, each with its own key");
        var anyone = ApiClient.anonymous(setting.platform());
        var centre = Cast.logIn(setting, "centre1");
        var clocks = new Clocks(setting, centre);
        clocks.align();
        var cast = Cast.withBuyer(setting, clocks.now());
        cast.all().forEach(actor -> told.seen("%-11s %s".formatted(actor.account(), actor.name())));
        return new Ensemble(
                setting,
                cast,
                anyone,
                centre,
                clocks,
                new Inboxes(setting.register()),
                new Closings(anyone, setting.register()),
                told);
    }

    /** Where what a lot leaves behind is put. */
    Path folder(PlayedLot lot) {
        return setting.out().resolve(lot.tender()).resolve("lot-" + lot.lot());
    }
}
