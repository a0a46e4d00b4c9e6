package org.sunseal.cli.scenario.procedure;

import java.util.List;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.Fields;

/** Somebody's letters on the platform, newest first. */
record Inbox(Actor reader, List<Fields> letters) {
    static Inbox of(Actor reader) {
        return new Inbox(reader, reader.api().list("/api/letters?size=50"));
    }

    /** How many letters of an occasion there are about the lot. */
    long about(String occasion, PlayedLot lot) {
        return letters.stream()
                .filter(letter -> letter.text("occasion").equals(occasion)
                        && letter.text("tender").equals(lot.tender())
                        && letter.text("lot").equals(lot.lot()))
                .count();
    }

    void require(String occasion, PlayedLot lot) {
        Deviation.unless(
                about(occasion, lot) > 0, "%s has no letter \"%s\" about %s".formatted(reader.name(), occasion, lot));
    }
}
