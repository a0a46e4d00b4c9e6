package org.sunseal.journey;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.LogEntries;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.cli.AccessToken;
import org.sunseal.cli.ApiClient;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.HttpTimestampSource;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.SignedNote;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Times;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.BatchKeys;
import org.sunseal.custody.proof.BatchStatement;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.custody.proof.Sharing;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.Release;
import org.sunseal.project.proof.Notice;

/**
 * An operator who wants to open early and has everything an operator has: the platform's keys, its database with
 * superuser rights, its clock, and the time-stamp authority's service. What it lacks are the trustees' processes and
 * the regulator's key.
 */
record Operator(RunningPlatform platform) {
    private static final char[] PASSWORD = "sunseal-dev".toCharArray();
    private static final int ROUND = 1;

    /** A round as the platform holds it. */
    record Round(Closing closing, BidList list, boolean isLogged) {}

    /** The platform's signing key, from its own folder. */
    Signer platformKey() {
        return key("platform/signing.p12");
    }

    private Signer key(String file) {
        return Keys.loadSigner(platform.data().resolve(Path.of(file)), PASSWORD, "key");
    }

    /** Moves the platform's clock, and nobody else's. */
    void moveClock(Instant to) {
        var centre = ApiClient.with(
                platform.uri(), AccessToken.directGrant(platform.issuer(), "centre1", "centre1".toCharArray()));
        if (Instant.parse(centre.get("/api/time").text("now")).isBefore(to)) {
            centre.post("/api/sandbox/clock", Map.of("to", Times.format(to)));
        }
    }

    /** A CLOSE of the operator's own, about that list, written on top of the log as it is now. */
    Closing closing(Notice notice, Instant deadline, BidList list) {
        var anyone = ApiClient.anonymous(platform.uri());
        var checkpoint = Checkpoint.parse(SignedNote.parse(anyone.bytes("/log/checkpoint")));
        return new Closing(
                notice.tender(),
                notice.lot(),
                ROUND,
                deadline,
                notice.sha256(),
                list.entries().size(),
                list.root(),
                List.of(),
                checkpoint.size(),
                Framing.hex(checkpoint.root()));
    }

    /** Puts an entry into the log, past every rule of the platform, and waits for its index. */
    long log(OpenEntry entry) {
        change("insert into log_pending (leaf, dedup, at) values (?, ?, now())", entry.encode(), leafHash(entry));
        Agents.await(() -> indexOf(entry.encode()).isPresent(), () -> entry.type() + " gets its place");
        return indexOf(entry.encode()).orElseThrow();
    }

    Optional<Long> indexOf(byte[] entry) {
        return query("select idx::text from log_leaf where leaf_hash = ?", Merkle.leafHash(entry)).stream()
                .map(Long::valueOf)
                .findFirst();
    }

    private static byte[] leafHash(OpenEntry entry) {
        return Merkle.leafHash(entry.encode());
    }

    /** Signs a CLOSE, has it stamped now, logs it, and serves its list to the agents; returns where it stands. */
    long logClose(Closing closing, BidList list, Signer signer) {
        var message = SignedMessage.sign(closing.body(), signer);
        var token = stamp(message);
        keep(closing, list, message);
        change(
                "insert into close_token (close_sha256, token, logged_at) values (?, ?, now())",
                closing.sha256(),
                token);
        return log(new OpenEntry("CLOSE", message, Map.of("token", token)));
    }

    private byte[] stamp(byte[] message) {
        return new HttpTimestampSource(platform.timeStamps()).tokenFor(Framing.sha256(message));
    }

    private void keep(Closing closing, BidList list, byte[] message) {
        change(
                "insert into closed_round (close_sha256, tender, lot, round, enough_bids, message, list, closed_at)"
                        + " values (?, ?, ?, ?, true, ?, ?, now())",
                closing.sha256(),
                closing.tender(),
                closing.lot(),
                ROUND,
                message,
                list.bytes());
    }

    /** Forgets a closing, so that the platform closes the round once more. */
    void forget(Closing closing) {
        change("delete from close_token where close_sha256 = ?", closing.sha256());
        change("delete from closed_round where close_sha256 = ?", closing.sha256());
    }

    /**
     * Puts another list under a round that is frozen and not yet logged, and drops the bids that are not in it; the
     * platform itself will stamp and log it.
     */
    Closing replaceFrozen(Notice notice, BidList list) {
        var frozen = round(notice).orElseThrow().closing();
        var closing = closing(notice, frozen.deadline(), list);
        forget(frozen);
        change(
                "delete from disclosed_bid where tender = ? and lot = ? and slot <> all (string_to_array(?, ','))",
                notice.tender(),
                notice.lot(),
                String.join(",", list.slots()));
        keep(closing, list, SignedMessage.sign(closing.body(), platformKey()));
        return closing;
    }

    /** The lot's only round, once it is frozen. */
    Optional<Round> round(Notice notice) {
        var found = rows(
                "select r.message, r.list, t.token from closed_round r left join close_token t using (close_sha256)"
                        + " where r.tender = ? and r.lot = ?",
                notice.tender(),
                notice.lot());
        return found.stream()
                .map(row -> new Round(
                        Closing.read(SignedMessage.parse(row.getFirst()).body()),
                        BidList.parse(row.get(1)),
                        row.get(2).length > 0))
                .findFirst();
    }

    /** Proposes keys that belong to another lot, in place of this lot's own allotment. */
    Allotment proposeKeysOf(Allotment victim, Notice sham) {
        var proposal = new Allotment(
                victim.batch(),
                victim.firstKey(),
                victim.count(),
                Allotment.Purpose.BID,
                sham.tender(),
                sham.lot(),
                ROUND,
                sham.sha256(),
                sham.openAt(ROUND).orElseThrow(),
                sham.minimumBids());
        change(
                "update key_allotment set body = ?, sha256 = ?, message = null, allotted_at = null"
                        + " where tender = ? and lot = ?",
                proposal.body(),
                proposal.sha256(),
                sham.tender(),
                sham.lot());
        return proposal;
    }

    /** The valid allotment of that lot as the database holds it. */
    Allotment allotment(Notice notice) {
        var body = rows("select body from key_allotment where tender = ? and lot = ?", notice.tender(), notice.lot());
        return Allotment.read(body.getFirst().getFirst());
    }

    /** How many trustees have signed that allotment. */
    int signaturesOf(Allotment allotment) {
        return rows(
                        "select s.message from allotment_signature s join key_allotment k on k.id = s.allotment_id"
                                + " where k.tender = ? and k.lot = ?",
                        allotment.tender(),
                        allotment.lot())
                .stream()
                .filter(row -> Allotment.read(
                                SignedMessage.parse(row.getFirst()).body())
                        .equals(allotment))
                .toList()
                .size();
    }

    /** The list entry of a bid, its place looked up in the log. */
    ListedBid listed(String slot, String sealedSha256, byte[] entry) {
        return new ListedBid(slot, sealedSha256, indexOf(entry).orElseThrow());
    }

    /** What trustees sent for a closing, taken out of the envelope with the opening service's stolen key. */
    List<ShareRelease.Signed> releases(String closeSha256) {
        var opening = key("platform/opening.p12");
        var register = platform.trust().register();
        return rows("select sealed from share_message where close_sha256 = ? and fault is null", closeSha256).stream()
                .map(row -> SealedMessage.open(row.getFirst(), opening.key(), opening.certificate()))
                .map(signed -> ShareRelease.parse(signed, register))
                .toList();
    }

    /** The public commitments of a slot's key, checked against the trustees' signed batch. */
    Sharing sharing(String slot) {
        var key = KeyId.parse(slot);
        var batch = rows("select statement, public_keys from key_batch where batch = ?", key.batch())
                .getFirst();
        var statement = BatchStatement.parse(batch.getFirst(), platform.trust().register());
        return BatchKeys.parse(batch.get(1), statement).sharing(key.keyNo());
    }

    /** The trustees whose RELEASE of that closing stands in the log. */
    Set<String> loggedReleases(String closeSha256) {
        var trustees = new TreeSet<String>();
        for (var row : rows("select leaf from log_leaf")) {
            if (LogEntries.parse(row.getFirst()) instanceof OpenEntry open
                    && open.type().equals("RELEASE")) {
                var release = Release.read(SignedMessage.parse(open.message()).body());
                if (release.closeSha256().equals(closeSha256)) {
                    trustees.add(release.trustee());
                }
            }
        }
        return trustees;
    }

    /** How many messages with shares of a closing have come. */
    int messages(String closeSha256) {
        return rows("select sealed from share_message where close_sha256 = ?", closeSha256)
                .size();
    }

    /** Whether a slot's key lies in the database. */
    boolean holdsKeyOf(String slot) {
        return !query("select slot from opened_bid where slot = ?", slot).isEmpty();
    }

    /** As a superuser can: triggers and foreign keys look away. */
    private void change(String sql, Object... values) {
        try (var connection = connect();
                var looksAway = connection.createStatement();
                var statement = connection.prepareStatement(sql)) {
            looksAway.execute("set session_replication_role = replica");
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> query(String sql, Object... values) {
        return rows(sql, values).stream()
                .map(row -> new String(row.getFirst(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Every column as bytes; null is empty. */
    private List<List<byte[]>> rows(String sql, Object... values) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var rows = new ArrayList<List<byte[]>>();
            try (var found = statement.executeQuery()) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    var row = new ArrayList<byte[]>();
                    for (int column = 1; column <= columns; column++) {
                        var bytes = found.getBytes(column);
                        row.add(bytes == null ? new byte[0] : bytes);
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(platform.jdbcUrl(), "postgres", "postgres");
    }
}
