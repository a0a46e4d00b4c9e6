package org.sunseal.cli.scenario.procedure;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunseal.cli.scenario.Deviation;

/**
 * A hundred and fifty days of a platform, played by everybody over the public interface: in the end a tender of either kind
 * stands at every stage there is to stand at, and the clocks have arrived at the machine's time. Most lots share three
 * opening times, for the clocks are everybody's; the last two have their deadline on the day of arrival.
 */
final class History {
    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime OPENING_TIME = LocalTime.of(9, 30);
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    /** From the announcement to the opening; the law wants twenty whole days at least. */
    private static final int ISSUE_DAYS = 25;

    /** From the second opening to the third, in which the second wave comes to its contracts. */
    private static final int BETWEEN_OPENINGS = 16;

    /** Working days on which the last wave's committees meet, two a day. */
    private static final int LAST_MEETINGS = 4;

    /** Opened first, and gone their whole way but for those that were stopped. */
    private static final Map<Kind, List<End>> CONCLUDED = Map.of(
            Kind.ENGINEERING, List.of(End.ARCHIVED, End.SETTLED, End.FAILED, End.TERMINATED),
            Kind.PROCUREMENT, List.of(End.ARCHIVED, End.ACCEPTED, End.FAILED, End.TERMINATED));

    /** Opened second, and on their way from the award to the contract. */
    private static final Map<Kind, List<End>> DECIDED = Map.of(
            Kind.ENGINEERING, List.of(End.AWARDABLE, End.AWARDED, End.NOTICE_SENT, End.ANNOUNCED),
            Kind.PROCUREMENT, List.of(End.DECIDED, End.ANNOUNCED, End.CONTRACTED, End.CONTRACT_PUBLISHED));

    /** Opened some days ago, and being judged. */
    private static final Map<Kind, List<End>> OPENED = Map.of(
            Kind.ENGINEERING,
            List.of(End.OPENED, End.EVALUATING, End.EVALUATED, End.PUBLICITY, End.PAUSED_OBJECTION_RESULT),
            Kind.PROCUREMENT,
            List.of(End.OPENED, End.QUALIFIED, End.EVALUATING, End.EVALUATED, End.REEVALUATION));

    /** To be opened in some weeks, if ever. */
    private static final Map<Kind, List<End>> YOUNG = Map.of(
            Kind.ENGINEERING,
            List.of(End.PLANNED, End.SCHEDULED, End.ISSUING, End.PAUSED_OBJECTION, End.SUSPENDED),
            Kind.PROCUREMENT,
            List.of(End.INTENTION, End.REGISTERED, End.SCHEDULED, End.ISSUING, End.SUSPENDED));

    /** Closed on the day of arrival. */
    private static final Map<Kind, List<End>> CLOSING =
            Map.of(Kind.ENGINEERING, List.of(End.OPENING), Kind.PROCUREMENT, List.of(End.OPENING));

    private static final String[] WORKS = {
        "滨江路人行天桥", "城东污水处理厂扩建", "第三小学教学楼", "湖滨公园步道", "北门立交改造", "老城雨污分流", "市民中心幕墙", "望江泵站", "西环路照明", "体育馆看台"
    };
    private static final String[] GOODS = {
        "档案馆密集架", "市图书馆书架", "机关食堂设备", "会议系统", "公务用车充电桩", "疾控中心冷藏柜", "学校课桌椅", "政务大厅叫号系统", "消防巡检终端", "博物馆展柜"
    };

    private final Ensemble ensemble;
    private final Chronicle chronicle;
    private final Clock machine;
    private final Map<Kind, Integer> begun = new LinkedHashMap<>();

    /** @param machine whose time the history arrives at */
    History(Ensemble ensemble, Chronicle chronicle, Clock machine) {
        this.ensemble = ensemble;
        this.chronicle = chronicle;
        this.machine = machine;
    }

    /** Plays it all; the clocks are left to {@link Arrival}. */
    void play() {
        var today = LocalDate.ofInstant(machine.instant(), LEGAL_ZONE);
        var third = lastOpening(today);
        var second = weekday(third.minusDays(BETWEEN_OPENINGS));
        var first =
                weekday(LocalDate.ofInstant(ensemble.clocks().now(), LEGAL_ZONE).plusDays(ISSUE_DAYS + 2));
        Deviation.unless(
                first.plusDays(BETWEEN_OPENINGS).isBefore(second.minusDays(ISSUE_DAYS)),
                "The clocks are not far enough behind the machine's for a history");
        var pool = new FillPool(ensemble).play();
        chronicle.tell("fifteen experts are in the pool, and everybody has a certificate");

        var concluded = wave(pool, first, CONCLUDED);
        announce(concluded);
        concluded.stop();
        open(concluded, first);
        decide(concluded);

        moveTo(second.minusDays(ISSUE_DAYS + 2));
        var decided = wave(pool, second, DECIDED);
        announce(decided);

        moveTo(third.minusDays(ISSUE_DAYS));
        var opened = wave(pool, third, OPENED);
        var young = wave(pool, weekday(today.plusDays(ISSUE_DAYS)), YOUNG);
        var closing = wave(pool, deadlineOfToday(machine.instant()), CLOSING);
        announce(opened);
        announce(young);
        announce(closing);

        open(decided, second);
        decide(decided);
        open(opened, third);
        opened.dispute();
        young.stop();
        chronicle.tell("a bidder objects to documents and another to a result; the regulator suspends two lots");
        closing.close();
        chronicle.tell("two lists of bids are frozen; their bids stay sealed for three days of objections");
        for (var wave : List.of(concluded, decided, opened, young, closing)) {
            wave.requireStanding();
        }
    }

    private void announce(Wave wave) {
        wave.announce();
        chronicle.tell("%d tenders are registered at the centre's window, and announced as far as they come"
                .formatted(wave.lots().size()));
    }

    private void open(Wave wave, LocalDate day) {
        wave.open();
        chronicle.tell("the bids of %s are opened".formatted(day));
        wave.evaluate();
        chronicle.tell("committees are drawn, meet and report");
    }

    private void decide(Wave wave) {
        wave.publish();
        wave.conclude();
        chronicle.tell("candidates, awards, contracts and archives, as far as they come");
    }

    private void moveTo(LocalDate day) {
        ensemble.clocks().moveTo(day.atTime(OPENING_TIME).atZone(LEGAL_ZONE).toInstant());
    }

    private Wave wave(ExpertPool pool, LocalDate opening, Map<Kind, List<End>> wanted) {
        return wave(pool, opening.atTime(OPENING_TIME).atZone(LEGAL_ZONE).toInstant(), wanted);
    }

    private Wave wave(ExpertPool pool, Instant openAt, Map<Kind, List<End>> wanted) {
        var ends = new LinkedHashMap<PlayedLot, End>();
        for (var kind : Kind.values()) {
            for (var end : wanted.getOrDefault(kind, List.of())) {
                ends.put(lot(kind, openAt), end);
            }
        }
        return new Wave(ensemble, pool, ends);
    }

    private PlayedLot lot(Kind kind, Instant openAt) {
        var number = begun.merge(kind, 1, Integer::sum);
        var works = kind == Kind.ENGINEERING;
        var names = works ? WORKS : GOODS;
        return new PlayedLot(
                kind,
                "%s（%d期）".formatted(names[(number - 1) % names.length], (number - 1) / names.length + 1),
                "%s-%03d".formatted(works ? "GC" : "CG", number),
                "1",
                works ? ensemble.cast().tenderee() : ensemble.cast().buyer(),
                openAt);
    }

    /** Where lots of a kind come to stand. */
    static Set<End> ends(Kind kind) {
        var ends = EnumSet.noneOf(End.class);
        for (var wave : List.of(CONCLUDED, DECIDED, OPENED, YOUNG, CLOSING)) {
            ends.addAll(wave.getOrDefault(kind, List.of()));
        }
        return ends;
    }

    /** A deadline that is past when the clocks arrive, and later than every meeting there was. */
    static Instant deadlineOfToday(Instant now) {
        var quarters = Duration.between(Instant.EPOCH, now).dividedBy(QUARTER_OF_AN_HOUR);
        return Instant.EPOCH.plus(QUARTER_OF_AN_HOUR.multipliedBy(quarters));
    }

    /** The last day on which lots can open whose committees have all met before today. */
    static LocalDate lastOpening(LocalDate today) {
        var day = weekday(today.minusDays(LAST_MEETINGS + 1));
        while (!lastMeeting(day).isBefore(today)) {
            day = weekday(day.minusDays(1));
        }
        return day;
    }

    /** The last of the days on which committees meet that were drawn on that day. */
    static LocalDate lastMeeting(LocalDate drawn) {
        var day = drawn;
        for (int met = 0; met < LAST_MEETINGS; ) {
            day = day.plusDays(1);
            met += isWeekday(day) ? 1 : 0;
        }
        return day;
    }

    private static LocalDate weekday(LocalDate day) {
        return isWeekday(day) ? day : weekday(day.minusDays(1));
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
