package org.sunseal.bidding.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SealedMessage;

class FormatsTest {
    static final String D1 = "11".repeat(32);
    static final String D2 = "22".repeat(32);

    static final String MANIFEST = ("{'allotSha256':'%1$s','form':'%2$s','key':{'digest':'%1$s','size':900},'lot':'L1',"
                    + "'noticeSha256':'%1$s','payload':[{'digest':'%1$s','i':1,'size':73},{'digest':'%2$s','i':3,'size':173}],"
                    + "'prev':null,'round':1,'seq':1,'signerCertSha256':'%2$s','slot':'b1.7','suite':'intl-1',"
                    + "'tender':'T-1','v':1}")
            .formatted(D1, D2)
            .replace('\'', '"');

    @Test
    void a_manifest_is_written_to_the_byte_as_it_was_read() {
        var manifest = SealedManifest.parse(MANIFEST.getBytes(UTF_8));

        assertThat(new String(manifest.bytes(), UTF_8)).isEqualTo(MANIFEST);
        assertThat(manifest.context()).isEqualTo(SlotContext.of("T-1", "L1", 1, "b1.7"));
        assertThat(manifest.pieces()).extracting(SealedManifest.Piece::i).containsExactly(1, 3, 0);
        assertThat(manifest.prev()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"seq\":1|\"seq\":2",
                "\"seq\":1|\"seq\":0",
                "\"prev\":null,|",
                "\"i\":3|\"i\":1",
                "\"i\":3|\"i\":65",
                "\"round\":1|\"round\":0",
                "\"suite\":\"intl-1\"|\"suite\":\"gm-1\"",
                "\"slot\":\"b1.7\"|\"slot\":\"..\"",
                "\"slot\":\"b1.7\"|\"slot\":\"b1/7\"",
                "\"size\":900|\"size\":0",
                "\"v\":1|\"v\":2",
                "\"v\":1}|\"v\":1,\"w\":1}",
                "\"v\":1}|\"v\":1} ",
                "\"v\":1}|\"v\":1,\"v\":1}",
                "\"lot\":\"L1\",|\"lot\": \"L1\","
            })
    void a_manifest_that_says_anything_else_is_refused(String change) {
        var parts = change.split("\\|", -1);
        var changed = MANIFEST.replace(parts[0], parts[1]);
        assertThat(changed).isNotEqualTo(MANIFEST);

        assertThatThrownBy(() -> SealedManifest.parse(changed.getBytes(UTF_8))).isInstanceOf(InvalidEvidence.class);
    }

    @Test
    void a_key_package_is_written_to_the_byte_as_it_was_read() {
        var entry = new KeyPackage.Entry(1, "投标文件 №1.pdf", 17, D1, new byte[32], "tbe1/intl-1/T-1/L1/1/b1.7/1");
        var opened = new KeyPackage(
                SlotContext.of("T-1", "L1", 1, "b1.7"),
                D2,
                List.of(entry),
                BidFixture.form().bytes(),
                new byte[32]);

        var read = KeyPackage.parse(opened.bytes());

        assertThat(read.bytes()).isEqualTo(opened.bytes());
        assertThat(read.objects()).containsExactly(entry);
        assertThat(new String(read.bytes(), UTF_8)).contains("投标文件 №1.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/b", "a\\b", "a\u0000b", "a\nb", "a\u202egpj.exe", "\ud800"})
    void a_name_that_could_leave_its_folder_or_lie_is_refused(String name) {
        refused("malformed-json", () -> KeyPackage.Entry.requireName(name));
    }

    @Test
    void a_name_of_256_bytes_is_too_long_and_one_of_255_is_not() {
        assertThat(KeyPackage.Entry.requireName("标".repeat(85))).hasSize(85);
        refused("malformed-json", () -> KeyPackage.Entry.requireName("标".repeat(85) + "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tbe1/intl-1/T/L/1/s",
                "tbe1/intl-1/T/L/1/s/0",
                "tbe1/intl-1/T/L/1/s/65",
                "tbe1/intl-1/T/L/01/s/1",
                "tbe1/intl-1/T/L/1/s/+1",
                "tbe1/intl-1/T/L/1/s/1/1",
                "tbe2/intl-1/T/L/1/s/1",
                "tbe1/intl-1/T/L/x/s/1"
            })
    void a_context_has_one_form(String text) {
        refused("malformed-json", () -> ObjectContext.parse(text));
    }

    @Test
    void a_context_reads_back() {
        var context = ObjectContext.parse("tbe1/intl-1/T-1/L1/2/b1.7/64");

        assertThat(context.i()).isEqualTo(64);
        assertThat(context.slot()).isEqualTo(SlotContext.of("T-1", "L1", 2, "b1.7"));
    }

    @Test
    void the_form_commitment_follows_the_formula_of_the_protocol() {
        var context = SlotContext.of("T-1", "L1", 1, "b1.7");
        byte[] blind = Framing.unhex("07".repeat(32));
        byte[] form = BidFixture.form().bytes();

        var commitment = FormCommitment.of(context, blind, form);

        // written out by hand: H("tbe1-form" || 00 || lp(context) || lp(blind) || lp(form))
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("tbe1-form\0\0\0\0\u0019tbe1/intl-1/T-1/L1/1/b1.7\0\0\0\u0020".getBytes(UTF_8));
        bytes.writeBytes(blind);
        bytes.writeBytes(new byte[] {0, 0, 0, (byte) form.length});
        bytes.writeBytes(form);
        assertThat(commitment).isEqualTo(Framing.hex(Framing.sha256(bytes.toByteArray())));
    }

    @Test
    void an_opening_form_reads_back_and_its_price_is_exact() {
        var form = OpeningForm.parse(BidFixture.form().bytes());

        assertThat(form).isEqualTo(BidFixture.form());
        assertThat(form.amount()).isEqualByComparingTo("12345678.90");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "01.00", "-1.00", "1.000", "1,000.00", "1e3", "", "１.00"})
    void a_price_has_two_decimals_and_no_ornament(String price) {
        refused("malformed-form", () -> new OpeningForm(price, "CNY", "1", "", "", List.of()));
    }

    @Test
    void an_empty_list_of_items_is_left_out_not_written() {
        var json =
                "{\"bond\":\"\",\"currency\":\"CNY\",\"durationDays\":\"1\",\"items\":[],\"price\":\"1.00\",\"quality\":\"\"}";

        refused("malformed-form", () -> OpeningForm.parse(json.getBytes(UTF_8)));
    }

    @Test
    void a_receipt_without_its_salt_is_the_leaf() {
        var receipt = new Receipt(
                "T-1",
                "L1",
                1,
                "b1.7",
                1,
                D1,
                D2,
                Instant.parse("2026-03-02T01:29:59.999Z"),
                Receipt.VIA_PLATFORM,
                Receipt.Status.ACCEPTED,
                "0f".repeat(16));

        var read = Receipt.parse(receipt.bytes());

        assertThat(read).isEqualTo(receipt);
        assertThat(new String(read.body(), UTF_8))
                .isEqualTo(("{'lot':'L1','received':'2026-03-02T01:29:59.999Z','round':1,'sealedSha256':'%s','seq':1,"
                                + "'signatureSha256':'%s','slot':'b1.7','status':'accepted','tender':'T-1','v':1,"
                                + "'via':'platform'}")
                        .formatted(D1, D2)
                        .replace('\'', '"'));
        assertThat(read.entry().encode())
                .isEqualTo(new SealedEntry("BID", Framing.unhex("0f".repeat(16)), read.body()).encode());
    }

    @Test
    void a_withdrawal_reads_back() {
        var withdrawal = new Withdrawal("T-1", "L1", 1, "b1.7", D1, Instant.parse("2026-03-01T00:00:00Z"));

        assertThat(Withdrawal.parse(withdrawal.bytes())).isEqualTo(withdrawal);
    }

    @Test
    void the_manifest_of_the_feasibility_days_is_refused_but_its_cms_still_reads() throws IOException {
        var vectors = Path.of(System.getProperty("sunseal.shared", "../shared")).resolve("vectors/envelope");
        assumeTrue(Files.isDirectory(vectors), "no shared vectors beside the project");
        byte[] manifest = Files.readAllBytes(vectors.resolve("sealed.json"));

        refused("malformed-json", () -> SealedManifest.parse(manifest));
        DetachedSignature.parse(Files.readAllBytes(vectors.resolve("bid.p7s"))).verify(manifest);
        SealedMessage.checkShape(Files.readAllBytes(vectors.resolve("key.p7m")));
    }

    static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(InvalidEvidence.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
