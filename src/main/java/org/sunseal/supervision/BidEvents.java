package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.opening.ClosedRound;
import org.sunseal.opening.ClosedRounds;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.supervision.FileEvent.Kind;
import org.sunseal.trade.Subject;

/** How the rounds of a lot were closed and opened. A round that is not closed does not appear at all. */
@ApplicationScoped
class BidEvents {
    private final ClosedRounds closed;
    private final NoticeVerdicts law;
    private final AuditLog log;
    private final Rows rows;

    BidEvents(ClosedRounds closed, NoticeVerdicts law, AuditLog log, Rows rows) {
        this.closed = closed;
        this.law = law;
        this.log = log;
        this.rows = rows;
    }

    private record Times(
            int round,
            Instant closedAt,
            @Nullable Instant readOutAt,
            List<String> trustees,
            @Nullable Instant recordedAt,
            byte @Nullable [] recordEntry) {}

    List<FileEvent> of(Lot lot) {
        var events = new ArrayList<FileEvent>();
        for (var times : times(lot.key())) {
            closed.of(lot.key().tender(), lot.key().lot(), times.round())
                    .ifPresent(round -> of(lot, times, round, events));
        }
        return events;
    }

    private void of(Lot lot, Times times, ClosedRound round, List<FileEvent> events) {
        var closing = round.closing();
        events.add(FileEvent.of(Kind.CLOSED, times.closedAt(), closedFacts(times, round))
                .on(round.closeSha256())
                .logged(round.entry()
                        .map(OpenEntry::encode)
                        .flatMap(log::indexOf)
                        .orElse(null))
                .judged(
                        law
                                .law(lot, times.closedAt())
                                .flatMap(rules -> NoticeVerdicts.row(rules, Subject.BIDS))
                                .stream()
                                .map(rule -> Verdict.atLeast(rule, rule.value().intValueExact(), closing.count()))
                                .toList()));
        var at = Map.of("round", Integer.toString(times.round()));
        if (times.readOutAt() != null) {
            var facts = new LinkedHashMap<>(at);
            facts.put("trustees", String.join(", ", times.trustees()));
            events.add(FileEvent.of(Kind.READ_OUT, times.readOutAt(), facts));
        }
        if (times.recordedAt() != null) {
            events.add(FileEvent.of(Kind.RECORDED, times.recordedAt(), at)
                    .logged(Optional.ofNullable(times.recordEntry())
                            .flatMap(log::indexOf)
                            .orElse(null)));
        }
    }

    private static Map<String, String> closedFacts(Times times, ClosedRound round) {
        return Map.of(
                "round", Integer.toString(times.round()),
                "deadline", round.closing().deadline().toString(),
                "count", Integer.toString(round.closing().count()),
                "enough", Boolean.toString(round.enoughBids()));
    }

    private List<Times> times(LotKey lot) {
        return rows.all(
                row -> {
                    var trustees = row.getArray("trustees");
                    return new Times(
                            row.getInt("round"),
                            Rows.instant(row, "closed_at"),
                            Rows.instantOrNull(row, "read_out_at"),
                            trustees == null ? List.of() : List.of((String[]) trustees.getArray()),
                            Rows.instantOrNull(row, "recorded_at"),
                            row.getBytes("entry"));
                },
                """
                select c.round, c.closed_at, o.read_out_at, o.trustees, d.recorded_at, d.entry
                from closed_round c
                left join read_out o on o.close_sha256 = c.close_sha256
                left join opening_record d on d.close_sha256 = c.close_sha256
                where c.tender = ? and c.lot = ? order by c.round""",
                lot.tender(),
                lot.lot());
    }
}
