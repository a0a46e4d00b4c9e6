package org.sunseal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;

/** What a bidder does with the tool, against a platform that may be honest or not. */
class BidderJourneyTest {
    private static final String SLOTS = "/api/tender-projects/T-1/lots/1/rounds/1/slots";

    @TempDir
    Path folder;

    private PlatformInMemory platform;
    private Tool tool;

    @BeforeEach
    void a_bidder_with_a_certified_key_and_an_offer() throws Exception {
        platform = new PlatformInMemory();
        tool = Tool.inFolder(folder, platform);
        Keys.store(folder.resolve("ca.p12"), "secret".toCharArray(), "ca", platform.five.authority());
        var offer = Files.createDirectories(folder.resolve("offer"));
        Files.writeString(offer.resolve("letter.txt"), "We offer.");
        Files.write(offer.resolve("drawings.bin"), new byte[9_000_000]);
        makeKey();
    }

    @AfterEach
    void the_platform_stops() {
        platform.close();
    }

    private void makeKey() {
        var made = tool.run(
                "keys",
                "new",
                "--out",
                tool.path("acme.p12"),
                "--organisation",
                "Acme, Ltd",
                "--credit-code",
                "91310000MA1K000001",
                "--password-file",
                tool.path("key.txt"));
        assertOk(made);
        assertOk(tool.run(
                "keys",
                "issue",
                "--authority",
                tool.path("ca.p12"),
                "--authority-password-file",
                tool.path("key.txt"),
                "--request",
                tool.path("acme.csr"),
                "--out",
                tool.path("acme.crt")));
        assertOk(tool.run(
                "keys",
                "install",
                "--key",
                tool.path("acme.p12"),
                "--key-password-file",
                tool.path("key.txt"),
                "--certificate",
                tool.path("acme.crt")));
    }

    @Test
    void a_bid_goes_from_folder_to_verified_receipt() {
        var sealed = seal();
        assertOk(sealed);
        assertThat(sealed.out()).contains("T1", "Body 1", "any 3 of them", "B-1.0", "Not handed in yet");

        var submitted = tool.bid("submit");

        assertOk(submitted);
        assertThat(submitted.out()).startsWith("Submitted.").contains("witnesses 5 of 7");
        assertThat(folder.resolve("bids/T-1/1/1/B-1.0")).isDirectoryContaining("glob:**/receipt.{p7m,tlog-proof}");
    }

    @Test
    void submitting_again_checks_the_same_receipt_and_uploads_nothing() {
        seal();
        tool.bid("submit");
        var before = platform.parts;

        var again = tool.bid("submit");

        assertOk(again);
        assertThat(platform.parts).isEqualTo(before);
    }

    @Test
    void an_upload_goes_on_where_the_line_broke() {
        seal();
        platform.uploadsToLose = 2;

        assertOk(tool.bid("submit"));
    }

    @Test
    void a_bid_without_receipt_is_not_called_submitted() {
        seal();
        platform.receiptsToDelay = Integer.MAX_VALUE;

        var pending = tool.bid("submit", "--wait", "1");

        assertThat(pending.exitCode()).isEqualTo(ExitCode.PENDING.code());
        assertThat(pending.all()).contains("NOT submitted").doesNotContain("Submitted.");
        platform.receiptsToDelay = 1;
        assertOk(tool.bid("submit"));
    }

    @Test
    void a_receipt_signed_by_somebody_else_is_refused() {
        assertReceiptRefused(answer -> {
            var body = SignedMessage.parse((byte[]) answer.get("receipt")).body();
            answer.put("receipt", SignedMessage.sign(body, platform.five.regulator()));
            return answer;
        });
    }

    @Test
    void a_receipt_outside_the_log_is_refused() {
        var proofOfSomethingElse =
                ApiClient.anonymous(platform.uri()).post(SLOTS, Map.of()).text("noticeProof");

        assertReceiptRefused(answer -> {
            answer.put("proof", proofOfSomethingElse);
            return answer;
        });
    }

    @Test
    void a_receipt_with_too_few_witnesses_is_refused() {
        assertReceiptRefused(answer -> {
            var lines = new ArrayList<>(List.of(answer.get("proof").toString().split("\n", -1)));
            lines.remove(lines.size() - 2);
            answer.put("proof", String.join("\n", lines));
            return answer;
        });
    }

    @Test
    void a_checkpoint_token_of_another_checkpoint_is_refused() {
        assertReceiptRefused(answer -> {
            var bytes = ((byte[]) answer.get("checkpointTimestamp")).clone();
            bytes[bytes.length - 1] ^= 1;
            answer.put("checkpointTimestamp", bytes);
            return answer;
        });
    }

    @Test
    void a_slot_that_is_not_allotted_is_never_sealed_to() {
        platform.spoilt.put(SLOTS, answer -> {
            answer.put("allotment", answer.get("notice"));
            return answer;
        });

        var refused = seal();

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(folder.resolve("bids/T-1/1/1/objects")).isEmptyDirectory();
    }

    @Test
    void a_notice_the_witnesses_have_not_seen_is_never_sealed_to() {
        platform.spoilt.put(SLOTS, answer -> {
            answer.put("noticeProof", answer.get("allotmentProof"));
            return answer;
        });

        assertThat(seal().exitCode()).isEqualTo(ExitCode.REFUSED.code());
    }

    @Test
    void a_replacement_takes_a_fresh_slot_and_seals_only_what_changed() throws Exception {
        seal();
        assertOk(tool.bid("submit"));
        Files.writeString(folder.resolve("offer/letter.txt"), "We offer less.");
        assertThat(seal().exitCode()).as("without --replace").isEqualTo(ExitCode.USAGE.code());
        var before = platform.parts;

        assertOk(seal("--replace"));
        assertOk(tool.bid("submit"));

        assertThat(platform.parts - before).as("letter and key.p7m").isEqualTo(2);
        platform.closed = true;
        var status = tool.bid("status");
        assertOk(status);
        assertThat(status.out()).contains("not listed, as it should be", "listed for the opening");
    }

    @Test
    void a_withdrawn_bid_stays_out_of_the_list() {
        seal();
        tool.bid("submit");

        var withdrawn = tool.bid("withdraw");

        assertOk(withdrawn);
        assertThat(withdrawn.out()).startsWith("Withdrawn.");
        platform.closed = true;
        assertThat(tool.bid("status").out()).contains("withdrawn", "not listed, as it should be");
    }

    @Test
    void a_bid_missing_in_the_closing_list_is_found_out() {
        seal();
        tool.bid("submit");
        platform.closed = true;
        platform.forgetBids = true;

        var status = tool.bid("status");

        assertThat(status.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(status.out()).contains("MISSING IN THE CLOSING LIST", "sunseal claim");
    }

    @Test
    void a_tampered_receipt_on_the_own_disk_is_found_out() throws Exception {
        seal();
        tool.bid("submit");
        var receipt = folder.resolve("bids/T-1/1/1/B-1.0/receipt.p7m");
        var bytes = Files.readAllBytes(receipt);
        bytes[bytes.length - 1] ^= 1;
        Files.write(receipt, bytes);

        var status = tool.bid("status", "--offline");

        assertThat(status.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(status.out()).contains("RECEIPT DOES NOT HOLD");
    }

    @Test
    void a_register_offered_by_somebody_else_does_not_help() throws Exception {
        try (var other = new PlatformInMemory()) {
            Files.write(folder.resolve("trust.json"), other.trustFile());

            assertThat(seal().exitCode()).isEqualTo(ExitCode.REFUSED.code());
        }
    }

    @Test
    void a_certificate_is_registered_with_proof_of_possession() {
        var arguments = new ArrayList<>(List.of(
                "keys",
                "register",
                "--key",
                tool.path("acme.p12"),
                "--key-password-file",
                tool.path("key.txt"),
                "--server",
                platform.uri().toString()));
        arguments.addAll(tool.as("bidder1"));

        var registered = tool.run(arguments.toArray(String[]::new));

        assertOk(registered);
        assertThat(registered.out()).contains("91310000MA1K000001");
    }

    @Test
    void a_certificate_of_another_key_is_not_installed() throws Exception {
        Files.writeString(
                folder.resolve("other.crt"),
                Certificates.pem(platform.five.regulator().certificate()));

        var refused = tool.run(
                "keys",
                "install",
                "--key",
                tool.path("acme.p12"),
                "--key-password-file",
                tool.path("key.txt"),
                "--certificate",
                tool.path("other.crt"));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(refused.err()).contains("another key").contains("[wrong-key]");
    }

    private void assertReceiptRefused(UnaryOperator<Map<String, Object>> spoil) {
        seal();
        tool.bid("submit", "--wait", "0"); // commits; the receipt is asked for below
        var digest = manifestDigest();
        platform.spoilt.put(
                "/api/receipts/" + digest,
                answer -> answer.isEmpty() ? answer : spoil.apply(new LinkedHashMap<>(answer)));
        var first = folder.resolve("bids/T-1/1/1/B-1.0/receipt.p7m").toFile();
        first.delete();

        var refused = tool.bid("submit");

        assertThat(refused.exitCode()).as(refused.all()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(refused.all()).doesNotContain("Submitted.");
        assertThat(first).doesNotExist();
    }

    private String manifestDigest() {
        try {
            return org.sunseal.crypto.Framing.hex(org.sunseal.crypto.Framing.sha256(
                    Files.readAllBytes(folder.resolve("bids/T-1/1/1/B-1.0/sealed.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tool.Run seal(String... more) {
        var arguments = new ArrayList<>(List.of("--price", "1250000.00", "--days", "180"));
        arguments.addAll(List.of(more));
        arguments.add(tool.path("offer"));
        return tool.bid("seal", arguments.toArray(String[]::new));
    }

    private static void assertOk(Tool.Run run) {
        assertThat(run.exitCode()).as(run.all()).isZero();
    }
}
