package org.sunseal.portal;

import java.time.Duration;
import java.util.TreeMap;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.NoticeContent;
import org.sunseal.trade.TradeKind;

/** Lots that are announced with a text to be found by. */
public final class AnnouncedLots {
    private AnnouncedLots() {}

    /** One of 30 days whose notice says that about what is bought. */
    public static RegisteredLot about(String content, TradeKind kind, String region) {
        var lot = new RegisteredLot(kind, region, Duration.ofDays(30));
        announce(lot, content);
        return lot;
    }

    /** The first notice of a lot, over terms that say that. */
    public static Notice announce(RegisteredLot lot, String content) {
        lot.scheduled();
        var terms = lot.terms();
        var announcement = new TreeMap<String, Object>();
        NoticeContent.of(lot.kind).forEach(field -> announcement.put(field.field(), content));
        terms.put("announcement", announcement);
        lot.upload("1.terms.json", terms);
        var first = lot.notice(1, null, lot.openAt);
        lot.publish(first).statusCode(202);
        return first;
    }
}
