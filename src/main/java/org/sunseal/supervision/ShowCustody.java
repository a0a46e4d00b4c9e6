package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.custody.Register;
import org.sunseal.custody.proof.Member;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotRound;

/**
 * The trustees' desk: what falls due, what was released, which keys are left. The agents decide by themselves and by
 * their own clocks; this is how far the platform sees it.
 */
@ApplicationScoped
public class ShowCustody {
    private static final Duration AHEAD = Duration.ofDays(60);
    private static final Duration BACK = Duration.ofDays(90);
    private static final int MOST = 100;

    private final Register register;
    private final DueRounds due;
    private final Rows rows;
    private final Clock clock;

    ShowCustody(Register register, DueRounds due, Rows rows, Clock clock) {
        this.register = register;
        this.due = due;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * The desk.
     *
     * @param threshold so many trustees open a round together
     * @param rounds still to be opened, the first due first
     * @param released rounds of the last 90 days that are over, the newest first
     */
    public record Desk(
            Instant at,
            int threshold,
            List<Trustee> trustees,
            List<DueRounds.Due> rounds,
            List<Released> released,
            List<Batch> batches,
            List<Allotment> allotments) {}

    /** A seat. */
    public record Trustee(String id, String body) {}

    /** A round that was opened, or returned unopened. */
    public record Released(
            String tender,
            String lot,
            int round,
            String name,
            LotRound.State state,
            Instant closedAt,
            @Nullable Instant readOutAt,
            List<Share> shares) {}

    /**
     * A trustee's share message.
     *
     * @param fault why it did not count; null where it did
     * @param opened whether the round was opened with it
     */
    public record Share(
            String trustee, Instant receivedAt, @Nullable String fault, boolean opened) {}

    /**
     * A certified batch and its stock.
     *
     * @param left keys no allotment has yet
     */
    public record Batch(String batch, int keys, int left, Instant certifiedAt) {}

    /**
     * An allotment of keys to a round or a draw.
     *
     * @param allottedAt null while signatures are missing
     */
    public record Allotment(
            String tender,
            String lot,
            int round,
            String purpose,
            int number,
            Instant proposedAt,
            @Nullable Instant allottedAt,
            List<String> signed) {}

    /**
     * The desk as it is now.
     *
     * @throws Refused {@code register-missing}
     */
    @Transactional
    public Desk show() {
        var now = clock.instant();
        var current = register.current();
        return new Desk(
                now,
                current.k(),
                current.trustees().stream().map(ShowCustody::trustee).toList(),
                due.of(now, now.plus(AHEAD)),
                released(now.minus(BACK)),
                batches(),
                allotments());
    }

    private static Trustee trustee(Member.Trustee trustee) {
        return new Trustee(trustee.id(), trustee.body());
    }

    private List<Released> released(Instant since) {
        return rows.all(
                row -> new Released(
                        row.getString("tender"),
                        row.getString("lot"),
                        row.getInt("round"),
                        row.getString("name"),
                        LotRound.State.valueOf(row.getString("state")),
                        Rows.instant(row, "closed_at"),
                        Rows.instantOrNull(row, "read_out_at"),
                        shares(row.getString("close_sha256"))),
                """
                select c.tender, c.lot, c.round, c.close_sha256, c.closed_at, l.name, r.state, o.read_out_at
                from closed_round c
                join lot l on l.tender = c.tender and l.lot = c.lot
                join lot_round r on r.tender = c.tender and r.lot = c.lot and r.round = c.round
                left join read_out o on o.close_sha256 = c.close_sha256
                where r.state in ('OPENED', 'RETURNED') and c.closed_at > ?
                order by c.closed_at desc, c.tender, c.lot limit ?""",
                since,
                MOST);
    }

    private List<Share> shares(String closeSha256) {
        return rows.all(
                row -> new Share(
                        row.getString("trustee"),
                        Rows.instant(row, "received_at"),
                        row.getString("fault"),
                        row.getBoolean("opened")),
                """
                select s.trustee, s.received_at, s.fault, coalesce(s.trustee = any (o.trustees), false) as opened
                from share_message s left join read_out o on o.close_sha256 = s.close_sha256
                where s.close_sha256 = ? order by s.received_at""",
                closeSha256);
    }

    private List<Batch> batches() {
        return rows.all(
                row -> new Batch(
                        row.getString("batch"),
                        row.getInt("key_count"),
                        row.getInt("key_count") - row.getInt("next_key"),
                        Rows.instant(row, "certified_at")),
                "select batch, key_count, next_key, certified_at from key_batch order by certified_at desc limit ?",
                MOST);
    }

    /** Those that wait for signatures first. Nobody signs keys for bids of a round that is closed. */
    private List<Allotment> allotments() {
        return rows.all(
                row -> new Allotment(
                        row.getString("tender"),
                        row.getString("lot"),
                        row.getInt("round"),
                        row.getString("purpose"),
                        row.getInt("allotment_no"),
                        Rows.instant(row, "proposed_at"),
                        Rows.instantOrNull(row, "allotted_at"),
                        Arrays.asList((String[]) row.getArray("signed").getArray())),
                """
                select a.tender, a.lot, a.round, a.purpose, a.allotment_no, a.proposed_at, a.allotted_at,
                       array(select s.trustee from allotment_signature s where s.allotment_id = a.id order by s.trustee) as signed
                from key_allotment a
                where a.allotted_at is not null or a.purpose <> 'BID'
                    or exists (select from lot_round r where r.tender = a.tender and r.lot = a.lot and r.round = a.round
                               and r.state = 'ANNOUNCED')
                order by a.allotted_at is not null, a.proposed_at desc limit ?""",
                MOST);
    }
}
