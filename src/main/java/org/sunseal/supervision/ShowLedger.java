package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.LogEntries;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;

/**
 * The log's open entries, to leaf through. Sealed ones are not listed: among padding nobody can tell which they are, and a
 * list that could would count the bids of a lot before its deadline. A line is a hint where to look: what an entry says is
 * proved by the log's own files.
 */
@ApplicationScoped
public class ShowLedger {
    private final Rows rows;
    private final Clock clock;

    ShowLedger(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A page of the log, newest first.
     *
     * @param size entries of the whole log, sealed ones and padding included
     * @param next to be asked as {@code before} for the page after it; null on the last
     */
    public record Page(
            Instant at,
            long size,
            List<Line> entries,
            @Nullable Long next) {}

    /**
     * One entry.
     *
     * @param loggedAt when the first checkpoint that covers it was made, on the machine's clock
     * @param tender null where the entry names none
     * @param bytes its length
     */
    public record Line(
            long index,
            @Nullable Instant loggedAt,
            String type,
            @Nullable String tender,
            @Nullable String lot,
            int bytes) {}

    /**
     * What is asked for; each may be missing.
     *
     * @param before entries of a smaller index alone
     * @param type such as {@code CLOSE}
     * @param from checkpoints of that instant or later
     * @param until checkpoints before that instant
     */
    public record Asked(
            @Nullable Long before,
            @Nullable String type,
            @Nullable Instant from,
            @Nullable Instant until,
            int size) {}

    private record Found(long index, byte[] leaf, @Nullable Instant at) {}

    /** One page. */
    @Transactional
    public Page show(Asked asked) {
        var sql = new StringBuilder("""
                select l.idx, l.leaf, c.at from log_leaf l
                left join lateral (select at from log_checkpoint where size > l.idx order by size limit 1) c on true
                where get_byte(l.leaf, 0) = 1 and l.idx < ?""");
        var values = new ArrayList<Object>(List.of(asked.before() == null ? Long.MAX_VALUE : asked.before()));
        if (asked.type() != null) {
            sql.append(" and open_entry_type(l.leaf) = ?");
            values.add(asked.type());
        }
        if (asked.from() != null) {
            sql.append(" and l.idx >= (select coalesce(max(size), 0) from log_checkpoint where at < ?)");
            values.add(asked.from());
        }
        if (asked.until() != null) {
            sql.append(" and l.idx < (select coalesce(max(size), 0) from log_checkpoint where at < ?)");
            values.add(asked.until());
        }
        sql.append(" order by l.idx desc limit ?");
        values.add(asked.size() + 1);
        var found = rows.all(
                row -> new Found(row.getLong(1), row.getBytes(2), Rows.instantOrNull(row, "at")),
                sql.toString(),
                values.toArray());
        var lines = found.stream().limit(asked.size()).map(ShowLedger::line).toList();
        return new Page(
                clock.instant(),
                rows.all(row -> row.getLong(1), "select size from log_state where id = 1")
                        .getFirst(),
                lines,
                found.size() > asked.size() ? lines.getLast().index() : null);
    }

    private static Line line(Found found) {
        if (!(LogEntries.parse(found.leaf()) instanceof OpenEntry open)) {
            throw new IllegalStateException("Entry %d is not open".formatted(found.index()));
        }
        var named = names(open);
        return new Line(found.index(), found.at(), open.type(), named.tender(), named.lot(), found.leaf().length);
    }

    private record Names(@Nullable String tender, @Nullable String lot) {}

    /** Agents may have logged what nobody here can read; it is listed without a name. */
    private static Names names(OpenEntry open) {
        try {
            var body = CanonicalJson.readLoosely(
                    SignedMessage.parse(open.message()).body());
            return new Names(text(body.get("tender")), text(body.get("lot")));
        } catch (InvalidEvidence e) {
            return new Names(null, null);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
