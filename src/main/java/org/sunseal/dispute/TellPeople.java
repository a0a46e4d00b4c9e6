package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.sunseal.letters.Audience;
import org.sunseal.letters.Member;
import org.sunseal.letters.SealedLists;
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
    private final SealedLists lists;
    private final TenderSide tenderSide;
    private final Lots lots;
    private final Clock clock;

    TellPeople(WriteLetter write, SealedLists lists, TenderSide tenderSide, Lots lots, Clock clock) {
        this.write = write;
        this.lists = lists;
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

    /** Makes the one who speaks in a dispute reachable without a row that says who that is. */
    void remember(UUID dispute, UUID organisation, String account) {
        lists.join(speaker(dispute), Member.account(account));
        lists.join(speaker(dispute), Member.organisation(organisation));
    }

    void speaker(LotKey lot, UUID dispute, Wording wording, Instant at) {
        write.write(Audience.list(speaker(dispute)), topic(lot), wording, at);
    }

    boolean isSpeaker(UUID dispute, String account) {
        return lists.has(speaker(dispute), Member.account(account))
                || tenderSide
                        .organisation(account)
                        .filter(own -> lists.has(speaker(dispute), Member.organisation(own)))
                        .isPresent();
    }

    private static String speaker(UUID dispute) {
        return "speaker/" + dispute;
    }

    private static Topic topic(LotKey lot) {
        return new Topic(lot.tender(), lot.lot());
    }
}
