package org.sunseal.opening.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.ForeignBytes;
import org.sunseal.opening.proof.RecordedBid.ReadOut;
import org.sunseal.opening.proof.RecordedBid.RecordedObject;
import org.sunseal.opening.proof.RecordedBid.Result;

/** Searches for messages of the opening that are read in two spellings or fail in another way than by refusal. */
class OpeningFuzzTest {
    private static final Instant T = ReleaseCaseFixture.OPEN_AT;
    private static final String D1 = "11".repeat(32);
    private static final String D2 = "22".repeat(32);

    private static final ForeignBytes CLOSING = ForeignBytes.json(
            "closing",
            body -> Closing.read(body).body(),
            new ReleaseCaseFixture().closing().body());

    private static final ForeignBytes LIST = ForeignBytes.json(
            "list",
            json -> {
                var list = BidList.parse(json);
                list.root();
                return list.bytes();
            },
            BidList.of(List.of()).bytes(),
            new ReleaseCaseFixture().list.bytes());

    private static final ForeignBytes CLAIM = ForeignBytes.json(
            "claim",
            json -> Claim.read(json).bytes(),
            new Claim("b1.7", new byte[100], "proof\n", "{}".getBytes(UTF_8), new byte[0]).bytes());

    private static final ForeignBytes ANSWER = ForeignBytes.json(
            "answer to a claim",
            body -> ClaimAnswer.read(body).body(),
            new ClaimAnswer("T1", "b1.7", ClaimAnswer.LISTED, T).body());

    private static final ForeignBytes RELEASE = ForeignBytes.json(
            "release",
            body -> Release.read(body).body(),
            new Release("T1", "t1", "1", 1, D1, null, D2, 40, D1, List.of(3L, 5L)).body(),
            new Release("T2", "t1", "1", 2, D1, D2, D2, 40, D1, List.of()).body());

    private static final ForeignBytes RECORD = ForeignBytes.json(
            "record",
            body -> {
                var record = OpeningRecord.read(body);
                record.bids().forEach(bid -> bid.read().ifPresent(ReadOut::fields));
                return record.body();
            },
            record().body());

    private static final ForeignBytes LOGGED_RECORD = ForeignBytes.json(
            "logged record", body -> LoggedRecord.read(body).body(), new LoggedRecord("t1", "1", 1, D1, D2, D1).body());

    private static OpeningRecord record() {
        var form = new OpeningForm("1200000.00", "CNY", "180", "合格", "none", List.of()).bytes();
        var file = new RecordedObject("投标文件.pdf", 17, D1, Result.OPENED);
        return new OpeningRecord(
                "t1",
                "1",
                1,
                D1,
                OpeningRecord.Outcome.OPENED,
                List.of(
                        bid("b1.0", Result.OPENED, new ReadOut(form, new byte[32]), null, List.of(file)),
                        bid("b1.4", Result.BIDDER_FAULT, null, "bad-seal", List.of())),
                List.of("T1", "T2", "T4"),
                T.plusSeconds(420));
    }

    private static RecordedBid bid(
            String slot, Result result, @Nullable ReadOut form, @Nullable String fault, List<RecordedObject> files) {
        return new RecordedBid(
                slot, "西宁建设", "91630100MA75200001", D2, 1, T.minusSeconds(60), T, result, form, fault, files);
    }

    static Stream<byte[]> closings() {
        return CLOSING.examples();
    }

    static Stream<byte[]> lists() {
        return LIST.examples();
    }

    static Stream<byte[]> claims() {
        return CLAIM.examples();
    }

    static Stream<byte[]> answers() {
        return ANSWER.examples();
    }

    static Stream<byte[]> releases() {
        return RELEASE.examples();
    }

    static Stream<byte[]> records() {
        return RECORD.examples();
    }

    static Stream<byte[]> loggedRecords() {
        return LOGGED_RECORD.examples();
    }

    @MethodSource("closings")
    @FuzzTest(maxDuration = "60s")
    void closing(byte[] bytes) {
        CLOSING.check(bytes);
    }

    @MethodSource("lists")
    @FuzzTest(maxDuration = "60s")
    void list(byte[] bytes) {
        LIST.check(bytes);
    }

    @MethodSource("claims")
    @FuzzTest(maxDuration = "60s")
    void claim(byte[] bytes) {
        CLAIM.check(bytes);
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "60s")
    void answer(byte[] bytes) {
        ANSWER.check(bytes);
    }

    @MethodSource("releases")
    @FuzzTest(maxDuration = "60s")
    void release(byte[] bytes) {
        RELEASE.check(bytes);
    }

    @MethodSource("records")
    @FuzzTest(maxDuration = "60s")
    void record(byte[] bytes) {
        RECORD.check(bytes);
    }

    @MethodSource("loggedRecords")
    @FuzzTest(maxDuration = "60s")
    void loggedRecord(byte[] bytes) {
        LOGGED_RECORD.check(bytes);
    }

    @Property(tries = 500)
    void spoilt_examples_are_read_or_refused(@ForAll long seed) {
        for (var reader : List.of(CLOSING, LIST, CLAIM, ANSWER, RELEASE, RECORD, LOGGED_RECORD)) {
            reader.check(reader.mangled(seed));
        }
    }
}
