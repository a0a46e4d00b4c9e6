package org.sunseal.portal;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of what is listed and not searchable yet, when somebody searches. The rows say what is due, and it was
 * the fact's own transaction that said so, so a search misses nothing; and nothing about a lot is written at a time of its
 * own, which somebody could mistake for a trace of a bid (protocol 5.4). No row is held meanwhile: words of a revision
 * that is old by then are not taken.
 */
@ApplicationScoped
class IndexWords {
    private static final int BATCH = 500;

    private final DataSource database;
    private final TermsText terms;
    private final ReentrantLock indexing = new ReentrantLock();

    IndexWords(DataSource database, TermsText terms) {
        this.database = database;
        this.terms = terms;
    }

    private record Lot(
            String tender,
            String lot,
            String name,
            String tenderName,
            String agency,
            String tenderee,
            @Nullable String transactionCode,
            int revision) {
        static Lot read(ResultSet row) throws SQLException {
            return new Lot(
                    row.getString("tender"),
                    row.getString("lot"),
                    row.getString("name"),
                    row.getString("tender_name"),
                    row.getString("agency"),
                    row.getString("tenderee"),
                    row.getString("transaction_code"),
                    row.getInt("revision"));
        }

        List<String> codes() {
            return transactionCode == null ? List.of(tender) : List.of(tender, transactionCode);
        }

        List<String> titles() {
            return List.of(name, tenderName, agency, tenderee);
        }
    }

    private record Result(Lot lot, int number, byte[] content) {}

    /** What a migration listed, before the first who searches has to wait for it. */
    @Scheduled(identity = "index-words", every = "24h", concurrentExecution = ConcurrentExecution.SKIP)
    void afterStart() {
        while (catchUp() >= BATCH) {
            Log.infof("%d rows became searchable", BATCH);
        }
    }

    /**
     * Makes searchable what was listed so far, or as much of it as one search can wait for.
     *
     * @return how many rows became so
     */
    int catchUp() {
        if (!isDue()) {
            return 0;
        }
        indexing.lock(); // whoever comes second finds nothing left
        try {
            var done = 0;
            for (var lot : dueLots()) {
                done += attempt(lot, () -> index(lot));
            }
            for (var result : dueResults()) {
                done += attempt(result.lot(), () -> index(result));
            }
            return done;
        } finally {
            indexing.unlock();
        }
    }

    private boolean isDue() {
        return Query.of("""
                select 1 from listed_lot where words_of <> revision
                union all select 1 from listed_result where words is null limit 1""").first(database, row -> true).isPresent();
    }

    private static int attempt(Lot lot, Runnable index) {
        try {
            index.run();
            return 1;
        } catch (RuntimeException e) { // one text must not hold back the rest
            Log.errorf(e, "Lot %s/%s did not become searchable; the next search tries again", lot.tender(), lot.lot());
            return 0;
        }
    }

    private List<Lot> dueLots() {
        return Query.of("""
                select tender, lot, name, tender_name, agency, tenderee, transaction_code, revision
                from listed_lot where words_of <> revision
                order by changed_at limit ?""", BATCH).rows(database, Lot::read);
    }

    private List<Result> dueResults() {
        return Query.of("""
                select r.number, a.content, l.tender, l.lot, l.name, l.tender_name, l.agency, l.tenderee,
                       l.transaction_code, l.revision
                from listed_result r
                join portal_announcement a on a.tender = r.tender and a.lot = r.lot and a.number = r.number
                join listed_lot l on l.tender = r.tender and l.lot = r.lot
                where r.words is null order by r.published_at limit ?""", BATCH)
                .rows(
                        database,
                        row -> new Result(
                                Lot.read(row),
                                row.getInt("number"),
                                Objects.requireNonNull(row.getBytes("content"), "a paper has bytes")));
    }

    private void index(Lot lot) {
        var said = Words.storable(terms.of(lot.tender(), lot.lot()));
        var text = String.join(
                " ", Stream.concat(lot.titles().stream(), Stream.of(said)).toList());
        write(
                """
                update listed_lot set text = ?, words = ?::tsvector, words_of = ?
                where tender = ? and lot = ? and revision = ?""",
                text,
                Words.vector(lot.codes(), lot.titles(), said),
                lot.revision(),
                lot.tender(),
                lot.lot(),
                lot.revision());
    }

    /** By everything its lot is found by at that moment, and everybody it names. */
    private void index(Result result) {
        var announced = Announced.read(result.content());
        var lot = result.lot();
        var titles = Stream.concat(lot.titles().stream(), announced.names()).toList();
        write(
                "update listed_result set words = ?::tsvector where tender = ? and lot = ? and number = ?",
                Words.vector(lot.codes(), titles, announced.text()),
                lot.tender(),
                lot.lot(),
                result.number());
    }

    private void write(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Words could not be kept", e);
        }
    }
}
