package org.sunseal.cli.scenario;

import java.util.List;
import org.sunseal.cli.SignOpeningRecord;

/** The agency reads the records of lots and signs them with its own key, each behind the platform's signature. */
public final class ConfirmRecords {
    private final Setting setting;
    private final Cast cast;
    private final Narration told;

    public ConfirmRecords(Setting setting, Cast cast, Narration told) {
        this.setting = setting;
        this.cast = cast;
        this.told = told;
    }

    public void play(List<LotPlay> lots) {
        told.act("The agency signs the opening records");
        for (var lot : lots) {
            confirm(lot);
        }
    }

    private void confirm(LotPlay lot) {
        var agency = cast.agency();
        told.step("%s signs the record of lot %s on its own machine".formatted(agency.name(), lot.lot()));
        var signing = new SignOpeningRecord(agency.api(), setting.register(), lot.roundPath());
        var fetched = signing.fetch();
        signing.handIn(signing.sign(fetched, agency.signer()));
        told.await("the witnesses see the signed record of lot " + lot.lot(), Patience.WITNESSES, () -> signing.proof(
                        agency.signer())
                .isPresent());
        var again = signing.fetch();
        Deviation.unless(again.isSignedBy(agency.signer()), "The record is shown without the agency's signature");
        Deviation.unless(again.signed().text().equals(fetched.signed().text()), "The signed record reads otherwise");
        told.seen("the PDF bears two signatures, and the log names it");
    }
}
