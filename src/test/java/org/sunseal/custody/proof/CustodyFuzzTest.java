package org.sunseal.custody.proof;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.ForeignBytes;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;

/**
 * Searches for messages of custody that fail in another way than by refusal, even when those who sign them are who they
 * should be.
 */
class CustodyFuzzTest {
    private static final FiveTrustees FIVE = new FiveTrustees();
    private static final TrusteeRegister REGISTER = FIVE.register();
    private static final FiveTrustees.Batch BATCH = FIVE.batch("B-1", 2);
    private static final BatchStatement STATEMENT = BatchStatement.parse(BATCH.statement(), REGISTER);
    private static final Instant T = Instant.parse("2026-03-02T01:30:00Z");

    private static final ForeignBytes REGISTER_BODY = ForeignBytes.json(
            "register",
            body -> TrusteeRegister.parse(SignedMessage.sign(body, FIVE.regulator()))
                    .body(),
            REGISTER.body());

    private static final ForeignBytes TRUST_FILE = ForeignBytes.json(
            "trust file",
            bytes -> {
                TrustFile.parse(bytes);
                return bytes; // people write it, nobody signs it
            },
            new TrustFile(
                            List.of(FIVE.authority().certificate()),
                            List.of(Certificates.sha256(FIVE.regulator().certificate())),
                            REGISTER.sign(FIVE.regulator()),
                            List.of(Certificates.crl(FIVE.authority(), Set.of(), T, T.plusSeconds(60), 1)))
                    .encode());

    private static final ForeignBytes ALLOTMENT = ForeignBytes.json(
            "allotment",
            body -> Allotment.read(body).body(),
            new Allotment("B-1", 0, 2, Allotment.Purpose.BID, "T-1", "L1", 1, "ab".repeat(32), T, 3).body());

    private static final ForeignBytes BATCH_STATEMENT = ForeignBytes.json(
            "statement of a batch",
            body -> BatchStatement.parseSingle(
                            SignedMessage.sign(body, FIVE.signing(1)),
                            REGISTER.trustees().getFirst(),
                            REGISTER)
                    .body(),
            STATEMENT.body());

    private static final ForeignBytes KEY_FILE = ForeignBytes.plain(
            "keys of a batch", CustodyFuzzTest::rewriteKeys, BATCH.keys().bytes());

    private static final ForeignBytes DEALING = ForeignBytes.json(
            "dealing",
            body -> {
                DealMessage.parse(SignedMessage.sign(body, FIVE.signing(1)), BATCH.terms())
                        .provenSharings();
                return body;
            },
            SignedMessage.parse(BATCH.dealings().getFirst()).body());

    private static final ForeignBytes COMPLAINT = ForeignBytes.json(
            "complaint",
            body -> body(Complaint.parse(SignedMessage.sign(body, FIVE.signing(2)), REGISTER)
                    .sign(FIVE.signing(2))),
            body(new Complaint("B-1", "T2", "T1", "a share does not fit", "ab".repeat(32), opened())
                    .sign(FIVE.signing(2))),
            body(new Complaint("B-1", "T2", "T1", "a proof does not hold", "ab".repeat(32), null)
                    .sign(FIVE.signing(2))));

    private static final ForeignBytes SLOT_STATEMENT = ForeignBytes.json(
            "statement of a slot",
            body -> {
                var statement = SlotStatement.parse(SignedMessage.sign(body, FIVE.platform()), REGISTER);
                return statement.body();
            },
            slotStatement().body());

    private static final ForeignBytes SHARES = ForeignBytes.json(
            "release of shares",
            body -> body(ShareRelease.parse(SignedMessage.sign(body, FIVE.signing(3)), REGISTER)
                    .release()
                    .sign(FIVE.signing(3))),
            body(new ShareRelease("T-1", "L1", 1, "cd".repeat(32), null, shares()).sign(FIVE.signing(3))));

    private static final ForeignBytes BOX = ForeignBytes.plain(
            "box of shares",
            bytes -> ShareBox.encode(ShareBox.decode(bytes, 2)),
            ShareBox.encode(BATCH.shares().getFirst()));

    private static final ForeignBytes KEY_ID = ForeignBytes.plain(
            "name of a key",
            bytes -> KeyId.parse(new String(bytes, StandardCharsets.ISO_8859_1))
                    .toString()
                    .getBytes(StandardCharsets.ISO_8859_1),
            "B-1.7".getBytes(StandardCharsets.ISO_8859_1));

    /** A key file is right when its root is the one that was signed; its points are read one by one. */
    private static byte[] rewriteKeys(byte[] file) {
        var keys = BatchKeys.parse(file, STATEMENT);
        for (int keyNo = 0; keyNo < keys.count(); keyNo++) {
            keys.sharing(keyNo);
        }
        return keys.bytes();
    }

    private static SlotStatement slotStatement() {
        var commitments = BATCH.keys().sharing(1).commitments().stream()
                .map(point -> Framing.hex(Curve.encode(point)))
                .toList();
        return new SlotStatement(
                "T-1",
                "L1",
                1,
                "B-1.1",
                commitments.getFirst(),
                commitments,
                STATEMENT.sha256(),
                BATCH.keys().path(1),
                1,
                "ab".repeat(32));
    }

    private static OpenedBox opened() {
        return new OpenedBox(Curve.generator(), BigInteger.TWO, BigInteger.TEN);
    }

    private static SortedMap<String, BigInteger> shares() {
        return new TreeMap<>(Map.of("B-1.0", BigInteger.ONE, "B-1.1", BigInteger.TWO));
    }

    private static byte[] body(byte[] message) {
        return SignedMessage.parse(message).body();
    }

    static Stream<byte[]> registers() {
        return REGISTER_BODY.examples();
    }

    static Stream<byte[]> trustFiles() {
        return TRUST_FILE.examples();
    }

    static Stream<byte[]> allotments() {
        return ALLOTMENT.examples();
    }

    static Stream<byte[]> batchStatements() {
        return BATCH_STATEMENT.examples();
    }

    static Stream<byte[]> keyFiles() {
        return KEY_FILE.examples();
    }

    static Stream<byte[]> dealings() {
        return DEALING.examples();
    }

    static Stream<byte[]> complaints() {
        return COMPLAINT.examples();
    }

    static Stream<byte[]> slotStatements() {
        return SLOT_STATEMENT.examples();
    }

    static Stream<byte[]> shareReleases() {
        return SHARES.examples();
    }

    static Stream<byte[]> shareBoxes() {
        return BOX.examples();
    }

    static Stream<byte[]> keyIds() {
        return KEY_ID.examples();
    }

    @MethodSource("registers")
    @FuzzTest(maxDuration = "60s")
    void register(byte[] bytes) {
        REGISTER_BODY.check(bytes);
    }

    @MethodSource("trustFiles")
    @FuzzTest(maxDuration = "60s")
    void trustFile(byte[] bytes) {
        TRUST_FILE.check(bytes);
    }

    @MethodSource("allotments")
    @FuzzTest(maxDuration = "60s")
    void allotment(byte[] bytes) {
        ALLOTMENT.check(bytes);
    }

    @MethodSource("batchStatements")
    @FuzzTest(maxDuration = "60s")
    void batchStatement(byte[] bytes) {
        BATCH_STATEMENT.check(bytes);
    }

    @MethodSource("keyFiles")
    @FuzzTest(maxDuration = "60s")
    void keyFile(byte[] bytes) {
        KEY_FILE.check(bytes);
    }

    @MethodSource("dealings")
    @FuzzTest(maxDuration = "60s")
    void dealing(byte[] bytes) {
        DEALING.check(bytes);
    }

    @MethodSource("complaints")
    @FuzzTest(maxDuration = "60s")
    void complaint(byte[] bytes) {
        COMPLAINT.check(bytes);
    }

    @MethodSource("slotStatements")
    @FuzzTest(maxDuration = "60s")
    void slotStatement(byte[] bytes) {
        SLOT_STATEMENT.check(bytes);
    }

    @MethodSource("shareReleases")
    @FuzzTest(maxDuration = "60s")
    void shareRelease(byte[] bytes) {
        SHARES.check(bytes);
    }

    @MethodSource("shareBoxes")
    @FuzzTest(maxDuration = "60s")
    void shareBox(byte[] bytes) {
        BOX.check(bytes);
    }

    @MethodSource("keyIds")
    @FuzzTest(maxDuration = "60s")
    void keyId(byte[] bytes) {
        KEY_ID.check(bytes);
    }

    @Property(tries = 100)
    void spoilt_examples_are_read_or_refused(@ForAll long seed) {
        for (var reader : List.of(
                REGISTER_BODY,
                TRUST_FILE,
                ALLOTMENT,
                BATCH_STATEMENT,
                KEY_FILE,
                DEALING,
                COMPLAINT,
                SLOT_STATEMENT,
                SHARES,
                BOX,
                KEY_ID)) {
            reader.check(reader.mangled(seed));
        }
    }
}
