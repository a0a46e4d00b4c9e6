package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.opening.ClosedRounds;
import org.sunseal.project.LotKey;
import org.sunseal.project.LotRound;
import org.sunseal.project.Notices;
import org.sunseal.project.proof.Notice;

/** Rounds the trustees still have to open, and how far each condition of their release is (protocol 5.9, R1 to R7). */
@ApplicationScoped
class DueRounds {
    private static final int MOST = 100;

    private final Notices notices;
    private final ClosedRounds closed;
    private final AuditLog log;
    private final Rows rows;

    DueRounds(Notices notices, ClosedRounds closed, AuditLog log, Rows rows) {
        this.notices = notices;
        this.closed = closed;
        this.log = log;
        this.rows = rows;
    }

    /** A round; nothing is said of its bids. */
    public record Due(
            String tender,
            String lot,
            int round,
            String name,
            Instant opensAt,
            LotRound.State state,
            boolean allotted,
            List<Condition> conditions,
            List<String> received) {}

    /**
     * A condition of the release.
     *
     * @param at when it is met by itself; null where that is no question of time
     */
    public record Condition(
            Rule rule, Standing standing, @Nullable Instant at) {}

    /** The seven conditions, as protocol 5.9 numbers them. */
    public enum Rule {
        R1_TIME,
        R2_CLOSE_WITNESSED,
        R3_SLOTS_ALLOTTED_ONCE,
        R4_NO_ORDER_AGAINST,
        R5_ENOUGH_BIDS,
        R6_OBJECTION_WINDOW,
        R7_ADMITTED
    }

    /** How far a condition is, as the platform sees it. */
    public enum Standing {
        MET,
        WAITING,
        /** The round stays shut while this stands. */
        BLOCKED,
        /** Only an agent can tell, by what it has kept. */
        BY_AGENT,
        NOT_ASKED
    }

    private record Row(
            LotKey lot,
            int round,
            String name,
            Instant opensAt,
            LotRound.State state,
            boolean after,
            boolean allotted,
            boolean stopped,
            @Nullable Instant closedAt,
            boolean enough,
            List<String> received) {}

    /** Those that open before that instant, the first due first. */
    List<Due> of(Instant now, Instant until) {
        return rows
                .all(
                        row -> new Row(
                                new LotKey(row.getString("tender"), row.getString("lot")),
                                row.getInt("round"),
                                row.getString("name"),
                                Rows.instant(row, "open_at"),
                                LotRound.State.valueOf(row.getString("state")),
                                row.getBoolean("after"),
                                row.getBoolean("allotted"),
                                row.getBoolean("stopped"),
                                Rows.instantOrNull(row, "closed_at"),
                                row.getBoolean("enough_bids"),
                                List.of((String[]) row.getArray("received").getArray())),
                        """
                        select r.tender, r.lot, r.round, l.name, r.open_at, r.state, r.after_round is not null as after,
                               c.closed_at, coalesce(c.enough_bids, false) as enough_bids,
                               exists (select from key_allotment a where a.purpose = 'BID' and a.tender = r.tender and a.lot = r.lot
                                   and a.round = r.round and a.allotted_at is not null) as allotted,
                               exists (select from regulator_order o where o.tender = r.tender and o.lot = r.lot
                                   and (o.kind = 'TERMINATE' or (o.kind = 'SUSPEND'
                                       and not exists (select from regulator_order u where u.lifts = o.body_sha256)))) as stopped,
                               array(select s.trustee::text from share_message s where s.close_sha256 = c.close_sha256
                                   and s.fault is null order by s.received_at) as received
                        from lot_round r
                        join lot l on l.tender = r.tender and l.lot = r.lot
                        left join closed_round c on c.tender = r.tender and c.lot = r.lot and c.round = r.round
                        where l.notice_version > 0 and r.state in ('ANNOUNCED', 'CLOSED') and r.open_at < ?
                            and l.stage not in ('TERMINATED', 'FAILED')
                        order by r.open_at, r.tender, r.lot, r.round limit ?""",
                        until,
                        MOST)
                .stream()
                .map(row -> new Due(
                        row.lot().tender(),
                        row.lot().lot(),
                        row.round(),
                        row.name(),
                        row.opensAt(),
                        row.state(),
                        row.allotted(),
                        conditions(row, now),
                        row.received()))
                .toList();
    }

    private List<Condition> conditions(Row row, Instant now) {
        var isClosed = row.closedAt() != null;
        return List.of(
                new Condition(
                        Rule.R1_TIME, now.isBefore(row.opensAt()) ? Standing.WAITING : Standing.MET, row.opensAt()),
                new Condition(Rule.R2_CLOSE_WITNESSED, isWitnessed(row) ? Standing.MET : Standing.WAITING, null),
                new Condition(Rule.R3_SLOTS_ALLOTTED_ONCE, isClosed ? Standing.BY_AGENT : Standing.WAITING, null),
                new Condition(Rule.R4_NO_ORDER_AGAINST, row.stopped() ? Standing.BLOCKED : Standing.MET, null),
                new Condition(
                        Rule.R5_ENOUGH_BIDS,
                        !isClosed ? Standing.WAITING : row.enough() ? Standing.MET : Standing.BLOCKED,
                        null),
                window(row, now),
                new Condition(Rule.R7_ADMITTED, row.after() ? Standing.WAITING : Standing.NOT_ASKED, null));
    }

    private boolean isWitnessed(Row row) {
        return row.closedAt() != null
                && closed.of(row.lot().tender(), row.lot().lot(), row.round())
                        .flatMap(round -> round.entry().map(OpenEntry::encode))
                        .flatMap(log::inclusion)
                        .isPresent();
    }

    /** The longest window of any notice counts; claims that are open are known to the agents. */
    private Condition window(Row row, Instant now) {
        if (row.closedAt() == null) {
            return new Condition(Rule.R6_OBJECTION_WINDOW, Standing.WAITING, null);
        }
        var over = row.closedAt()
                .plus(notices.termsOf(row.lot()).stream()
                        .map(Notice::objectionWindow)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO));
        return new Condition(Rule.R6_OBJECTION_WINDOW, now.isBefore(over) ? Standing.WAITING : Standing.BY_AGENT, over);
    }
}
