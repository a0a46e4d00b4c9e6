package org.sunseal.bidding.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunseal.crypto.ForeignBytes;

/**
 * Searches for what bidders send, sealed or not, that is read in two spellings or fails in another way than by refusal.
 */
class BiddingFuzzTest {
    private static final String D1 = "11".repeat(32);
    private static final String D2 = "22".repeat(32);
    private static final Instant T = Instant.parse("2026-03-02T01:29:59.870Z");

    private static final ForeignBytes MANIFEST = ForeignBytes.json(
            "manifest", json -> SealedManifest.parse(json).bytes(), FormatsTest.MANIFEST.getBytes(UTF_8));

    private static final ForeignBytes KEY_PACKAGE = ForeignBytes.json(
            "key package", json -> KeyPackage.parse(json).bytes(), keyPackage().bytes());

    private static final ForeignBytes FORM = ForeignBytes.json(
            "opening form",
            json -> {
                var form = OpeningForm.parse(json);
                form.amount();
                return form.bytes();
            },
            BidFixture.form().bytes(),
            new OpeningForm("0.00", "CNY", "", "", "", List.of()).bytes());

    private static final ForeignBytes RECEIPT = ForeignBytes.json(
            "receipt",
            json -> {
                var receipt = Receipt.parse(json);
                receipt.entry().encode();
                return receipt.bytes();
            },
            receipt(Receipt.Status.ACCEPTED).bytes(),
            receipt(Receipt.Status.WITHDRAWN).bytes());

    private static final ForeignBytes WITHDRAWAL = ForeignBytes.json(
            "withdrawal",
            json -> Withdrawal.parse(json).bytes(),
            new Withdrawal("T-1", "L1", 1, "b1.7", D1, T).bytes());

    private static final ForeignBytes CONTEXT = ForeignBytes.plain(
            "context of an object",
            bytes -> ObjectContext.parse(new String(bytes, UTF_8)).text().getBytes(UTF_8),
            "tbe1/intl-1/T-1/L1/1/b1.7/1".getBytes(UTF_8));

    private static KeyPackage keyPackage() {
        var entry = new KeyPackage.Entry(1, "投标文件 №1.pdf", 17, D1, new byte[32], "tbe1/intl-1/T-1/L1/1/b1.7/1");
        return new KeyPackage(
                SlotContext.of("T-1", "L1", 1, "b1.7"),
                D2,
                List.of(entry),
                BidFixture.form().bytes(),
                new byte[32]);
    }

    private static Receipt receipt(Receipt.Status status) {
        return new Receipt("T-1", "L1", 1, "b1.7", 1, D1, D2, T, Receipt.VIA_PLATFORM, status, "00".repeat(16));
    }

    static Stream<byte[]> manifests() {
        return MANIFEST.examples();
    }

    static Stream<byte[]> keyPackages() {
        return KEY_PACKAGE.examples();
    }

    static Stream<byte[]> forms() {
        return FORM.examples();
    }

    static Stream<byte[]> receipts() {
        return RECEIPT.examples();
    }

    static Stream<byte[]> withdrawals() {
        return WITHDRAWAL.examples();
    }

    static Stream<byte[]> contexts() {
        return CONTEXT.examples();
    }

    @MethodSource("manifests")
    @FuzzTest(maxDuration = "60s")
    void manifest(byte[] bytes) {
        MANIFEST.check(bytes);
    }

    @MethodSource("keyPackages")
    @FuzzTest(maxDuration = "60s")
    void keyPackage(byte[] bytes) {
        KEY_PACKAGE.check(bytes);
    }

    @MethodSource("forms")
    @FuzzTest(maxDuration = "60s")
    void form(byte[] bytes) {
        FORM.check(bytes);
    }

    @MethodSource("receipts")
    @FuzzTest(maxDuration = "60s")
    void receipt(byte[] bytes) {
        RECEIPT.check(bytes);
    }

    @MethodSource("withdrawals")
    @FuzzTest(maxDuration = "60s")
    void withdrawal(byte[] bytes) {
        WITHDRAWAL.check(bytes);
    }

    @MethodSource("contexts")
    @FuzzTest(maxDuration = "60s")
    void context(byte[] bytes) {
        CONTEXT.check(bytes);
    }

    @Property(tries = 500)
    void spoilt_examples_are_read_or_refused(@ForAll long seed) {
        for (var reader : List.of(MANIFEST, KEY_PACKAGE, FORM, RECEIPT, WITHDRAWAL, CONTEXT)) {
            reader.check(reader.mangled(seed));
        }
    }
}
