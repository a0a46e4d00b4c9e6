package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.award.Clocks;
import org.sunseal.award.RunningClock;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.LotRound;
import org.sunseal.project.Lots;
import org.sunseal.trade.Category;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/**
 * The file of a lot as the regulator reads it: what happened in its order, and beside it what the rules say. Before the
 * opening it tells of no bid, before the end of an evaluation of no member and no mark.
 */
@ApplicationScoped
public class ShowFile {
    private final Lots lots;
    private final TenderEvents tenderEvents;
    private final BidEvents bidEvents;
    private final OutcomeEvents outcomeEvents;
    private final Clocks clocks;
    private final Rows rows;
    private final Clock clock;

    ShowFile(
            Lots lots,
            TenderEvents tenderEvents,
            BidEvents bidEvents,
            OutcomeEvents outcomeEvents,
            Clocks clocks,
            Rows rows,
            Clock clock) {
        this.lots = lots;
        this.tenderEvents = tenderEvents;
        this.bidEvents = bidEvents;
        this.outcomeEvents = outcomeEvents;
        this.clocks = clocks;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A file.
     *
     * @param events by time, the first first
     * @param running time limits that are waited for, the first due first
     */
    public record File(Instant at, Head lot, List<Round> rounds, List<FileEvent> events, List<Verdict> running) {}

    /** The lot itself; the estimate in yuan. */
    public record Head(
            String tender,
            String lot,
            String name,
            String tenderName,
            TradeKind kind,
            @Nullable Category category,
            String region,
            @Nullable String estimate,
            String agency,
            String tenderee,
            Stage stage,
            int tendering,
            int minimumBids) {}

    /** A round and how far it is. */
    public record Round(int round, String envelope, Instant opensAt, LotRound.State state) {}

    private record Names(String tenderName, String agency, String tenderee) {}

    /**
     * The file as it is now.
     *
     * @throws Refused {@code no-such-lot}
     */
    @Transactional
    public File show(LotKey key) {
        var now = clock.instant();
        var lot = lots.get(key);
        var events = new ArrayList<FileEvent>();
        events.addAll(tenderEvents.of(lot, now));
        events.addAll(bidEvents.of(lot));
        events.addAll(outcomeEvents.of(key));
        var running = new ArrayList<Verdict>();
        for (var limit : clocks.of(key)) {
            var verdict = verdict(limit, now);
            limit.metAt()
                    .ifPresentOrElse(
                            met -> events.add(FileEvent.of(FileEvent.Kind.LIMIT_MET, met, Map.of())
                                    .judged(List.of(verdict))),
                            () -> running.add(verdict));
        }
        events.sort(Comparator.comparing(FileEvent::at));
        running.sort(Comparator.comparing(verdict -> verdict.neededAt() == null ? Instant.MAX : verdict.neededAt()));
        return new File(
                now,
                head(lot),
                lot.rounds().stream()
                        .map(round -> new Round(round.round(), round.envelope(), round.openAt(), round.state()))
                        .toList(),
                events,
                running);
    }

    /** As the clock was started: rows that came later do not change it. */
    private static Verdict verdict(RunningClock limit, Instant now) {
        var met = limit.metAt().orElse(null);
        var standing = limit.heldAt().isPresent()
                ? Verdict.Standing.HELD
                : limit.isOverdue(now)
                        ? Verdict.Standing.BROKEN
                        : met == null ? Verdict.Standing.RUNNING : Verdict.Standing.KEPT;
        return new Verdict(
                limit.rule(),
                limit.citation(),
                limit.subject(),
                limit.isPeriod() ? Rule.Sense.AT_LEAST : Rule.Sense.AT_MOST,
                limit.dueAt(),
                met,
                null,
                null,
                limit.heldAt().orElse(null),
                standing);
    }

    private Head head(Lot lot) {
        var names = rows.all(
                        row -> new Names(row.getString(1), row.getString(2), row.getString(3)),
                        """
                        select p.name, a.name, t.name from tender_project p
                        join organisation a on a.id = p.agency_id join organisation t on t.id = p.tenderee_id
                        where p.code = ?""",
                        lot.key().tender())
                .getFirst();
        return new Head(
                lot.key().tender(),
                lot.key().lot(),
                lot.name(),
                names.tenderName(),
                lot.kind(),
                lot.category().orElse(null),
                lot.region().code(),
                lot.estimate().signum() == 0 ? null : lot.estimate().toPlainString(),
                names.agency(),
                names.tenderee(),
                lot.stage(),
                lot.tendering(),
                lot.minimumBids());
    }
}
