package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.sunseal.letters.Audience;
import org.sunseal.letters.Topic;
import org.sunseal.letters.Wording;
import org.sunseal.letters.WriteLetter;
import org.sunseal.project.Lot;
import org.sunseal.project.LotEvent;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;

/** Writes the letters about notices, enquiries and objections, in the transactions of these. */
@ApplicationScoped
class TellPeople {
    private final WriteLetter write;
    private final TenderSide tenderSide;
    private final Lots lots;
    private final Clock clock;

    TellPeople(WriteLetter write, TenderSide tenderSide, Lots lots, Clock clock) {
        this.write = write;
        this.tenderSide = tenderSide;
        this.lots = lots;
        this.clock = clock;
    }

    /** Every downloader is told of every notice (EBM 22). */
    void notice(@Observes LotEvent.NoticePublished published) {
        var wording = Wordings.noticePublished(lots.get(published.lot()), published.version());
        downloaders(published.lot(), wording, clock.instant());
    }

    void downloaders(LotKey lot, Wording wording, Instant at) {
        write.write(Downloaders.of(lot.tender()), topic(lot), wording, at);
    }

    void tenderSide(Lot lot, Wording wording, Instant at) {
        for (var organisation : tenderSide.of(lot.key().tender())) {
            write.write(Audience.organisation(organisation), topic(lot.key()), wording, at);
        }
    }

    void speaker(LotKey lot, UUID dispute, Wording wording, Instant at) {
        write.write(Speakers.of(dispute), topic(lot), wording, at);
    }

    private static Topic topic(LotKey lot) {
        return new Topic(lot.tender(), lot.lot());
    }
}
