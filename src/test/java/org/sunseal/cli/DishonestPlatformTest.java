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
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;

/** What a platform cannot make a bidder's tool believe. */
class DishonestPlatformTest {
    private static final String SLOTS = "/api/tender-projects/T-1/lots/1/rounds/1/slots";

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

        var refused = bidder.seal();

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(folder.resolve("bids/T-1/1/1/objects")).isEmptyDirectory();
    }

    @Test
    void a_notice_the_witnesses_have_not_seen_is_never_sealed_to() {
        platform.spoilt.put(SLOTS, answer -> {
            answer.put("noticeProof", answer.get("allotmentProof"));
            return answer;
        });

        assertThat(bidder.seal().exitCode()).isEqualTo(ExitCode.REFUSED.code());
    }

    @Test
    void a_bid_missing_in_the_closing_list_is_found_out() {
        bidder.seal();
        tool.bid("submit");
        platform.closed = true;
        platform.forgetBids = true;

        var status = tool.bid("status");

        assertThat(status.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(status.out()).contains("MISSING IN THE CLOSING LIST", "sunseal claim");
    }

    @Test
    void a_register_offered_by_somebody_else_does_not_help() throws Exception {
        try (var other = new PlatformInMemory()) {
            Files.write(folder.resolve("trust.json"), other.trustFile());

            assertThat(bidder.seal().exitCode()).isEqualTo(ExitCode.REFUSED.code());
        }
    }

    private void assertReceiptRefused(UnaryOperator<Map<String, Object>> spoil) {
        bidder.seal();
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
            return Framing.hex(Framing.sha256(Files.readAllBytes(folder.resolve("bids/T-1/1/1/B-1.0/sealed.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
