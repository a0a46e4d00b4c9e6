package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.sunseal.letters.Audience;
import org.sunseal.letters.Member;
import org.sunseal.letters.SealedLists;
import org.sunseal.letters.Topic;
import org.sunseal.letters.Wording;
import org.sunseal.letters.WriteLetter;
import org.sunseal.trade.WorkCalendar;

/**
 * Tells a drawn expert. The letter is for a sealed list of one, names no project and bears the day alone: neither its reader
 * nor the database learns from it who sits in which committee.
 */
@ApplicationScoped
class InviteByLetter {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final SealedLists lists;
    private final WriteLetter letters;
    private final Clock clock;

    InviteByLetter(SealedLists lists, WriteLetter letters, Clock clock) {
        this.lists = lists;
        this.letters = letters;
        this.clock = clock;
    }

    void invited(@Observes ExpertEvent.Invited invited) {
        var list = "invitation/" + invited.seat();
        var when = legal(invited.evaluationAt());
        var until = legal(invited.answerBy());
        lists.join(list, Member.account(invited.account()));
        letters.write(
                Audience.list(list),
                new Topic("", ""),
                new Wording(
                        "expert-invited",
                        "评标邀请",
                        "您被随机抽取参加评标：%s，%s。请于 %s 前登录平台答复；逾期未答复视为不参加。".formatted(when, invited.place(), until),
                        "Invitation to a committee",
                        "You have been drawn for a committee that meets at %s, %s. Please answer on the platform before %s; no"
                                        .formatted(when, invited.place(), until)
                                + " answer counts as a decline."),
                clock.instant().truncatedTo(ChronoUnit.DAYS));
    }

    private static String legal(Instant instant) {
        return MINUTES.format(ZonedDateTime.ofInstant(instant, WorkCalendar.LEGAL_ZONE));
    }
}
