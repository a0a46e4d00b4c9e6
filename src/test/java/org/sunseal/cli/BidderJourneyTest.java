package org.sunseal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.cli.BidderAtTheTool.assertOk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Certificates;

/** What a bidder does with the tool, against an honest platform. */
class BidderJourneyTest {
    @TempDir
    Path folder;

    private BidderAtTheTool bidder;
    private PlatformInMemory platform;
    private Tool tool;

    @BeforeEach
    void a_bidder_with_a_certified_key_and_an_offer() throws Exception {
        bidder = new BidderAtTheTool(folder);
        platform = bidder.platform;
        tool = bidder.tool;
    }

    @AfterEach
    void the_platform_stops() {
        bidder.close();
    }

    @Test
    void a_bid_goes_from_folder_to_verified_receipt() {
        var sealed = bidder.seal();
        assertOk(sealed);
        assertThat(sealed.out()).contains("T1", "Body 1", "any 3 of them", "B-1.0", "Not handed in yet");

        var submitted = tool.bid("submit");

        assertOk(submitted);
        assertThat(submitted.out()).startsWith("Submitted.").contains("witnesses 5 of 7");
        assertThat(folder.resolve("bids/T-1/1/1/B-1.0")).isDirectoryContaining("glob:**/receipt.{p7m,tlog-proof}");
    }

    @Test
    void submitting_again_checks_the_same_receipt_and_uploads_nothing() {
        bidder.seal();
        tool.bid("submit");
        var before = platform.parts;

        var again = tool.bid("submit");

        assertOk(again);
        assertThat(platform.parts).isEqualTo(before);
    }

    @Test
    void an_upload_goes_on_where_the_line_broke() {
        bidder.seal();
        platform.uploadsToLose = 2;

        assertOk(tool.bid("submit"));
    }

    @Test
    void a_signature_a_newer_revocation_list_no_longer_covers_is_made_anew_once() {
        bidder.seal();
        platform.signaturesToCallUnfit = 1;
        assertOk(tool.bid("submit"));

        bidder.seal("--replace");
        platform.signaturesToCallUnfit = 2;
        var refused = tool.bid("submit");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(refused.all()).contains("unfit-certificate");
    }

    @Test
    void a_bid_without_receipt_is_not_called_submitted() {
        bidder.seal();
        platform.receiptsToDelay = Integer.MAX_VALUE;

        var pending = tool.bid("submit", "--wait", "1");

        assertThat(pending.exitCode()).isEqualTo(ExitCode.PENDING.code());
        assertThat(pending.all()).contains("NOT submitted").doesNotContain("Submitted.");
        platform.receiptsToDelay = 1;
        assertOk(tool.bid("submit"));
    }

    @Test
    void a_replacement_takes_a_fresh_slot_and_seals_only_what_changed() throws Exception {
        bidder.seal();
        assertOk(tool.bid("submit"));
        Files.writeString(folder.resolve("offer/letter.txt"), "We offer less.");
        assertThat(bidder.seal().exitCode()).as("without --replace").isEqualTo(ExitCode.USAGE.code());
        var before = platform.parts;

        assertOk(bidder.seal("--replace"));
        assertOk(tool.bid("submit"));

        assertThat(platform.parts - before).as("letter and key.p7m").isEqualTo(2);
        platform.closed = true;
        var status = tool.bid("status");
        assertOk(status);
        assertThat(status.out()).contains("not listed, as it should be", "listed for the opening");
    }

    @Test
    void a_withdrawn_bid_stays_out_of_the_list() {
        bidder.seal();
        tool.bid("submit");

        var withdrawn = tool.bid("withdraw");

        assertOk(withdrawn);
        assertThat(withdrawn.out()).startsWith("Withdrawn.");
        platform.closed = true;
        assertThat(tool.bid("status").out()).contains("withdrawn", "not listed, as it should be");
    }

    @Test
    void a_tampered_receipt_on_the_own_disk_is_found_out() throws Exception {
        bidder.seal();
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
}
