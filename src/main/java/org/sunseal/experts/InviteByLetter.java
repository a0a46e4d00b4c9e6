package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.sunseal.letters.Audience;
import org.sunseal.letters.Member;
import org.sunseal.letters.SealedLists;
import org.sunseal.letters.Topic;
import org.sunseal.letters.Wording;
import org.sunseal.letters.WriteLetter;
import org.sunseal.trade.LegalTime;

/**
 * Tells a drawn expert. The letter is for a sealed list of one, names no project and bears the day alone: neither its reader
 * nor the database learns from it who sits in which committee.
 */
@ApplicationScoped
class InviteByLetter {
    private final SealedLists lists;
    private final WriteLetter letters;
    private final ExpertsConfig config;
    private final Clock clock;

    InviteByLetter(SealedLists lists, WriteLetter letters, ExpertsConfig config, Clock clock) {
        this.lists = lists;
        this.letters = letters;
        this.config = config;
        this.clock = clock;
    }

    void invited(@Observes ExpertEvent.Invited invited) {
        var list = "invitation/" + invited.seat();
        var when = LegalTime.minute(invited.evaluationAt());
        var until = LegalTime.minute(invited.answerBy());
        var page = config.invitationPages().map(pages -> pages + "/" + invited.seat());
        lists.join(list, Member.account(invited.account()));
        letters.write(
                Audience.list(list),
                new Topic("", ""),
                new Wording(
                        "expert-invited",
                        "评标邀请",
                        "您被随机抽取参加评标：%s，%s。请于 %s 前%s答复；逾期未答复视为不参加。"
                                .formatted(
                                        when,
                                        invited.place(),
                                        until,
                                        page.map("登录 %s "::formatted).orElse("登录平台")),
                        "Invitation to a committee",
                        "You have been drawn for a committee that meets at %s, %s. Please answer %s before %s; no"
                                        .formatted(
                                                when,
                                                invited.place(),
                                                page.map("at "::concat).orElse("on the platform"),
                                                until)
                                + " answer counts as a decline."),
                clock.instant().truncatedTo(ChronoUnit.DAYS));
    }
}
