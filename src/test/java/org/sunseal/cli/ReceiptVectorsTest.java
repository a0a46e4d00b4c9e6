package org.sunseal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.cli.ReceiptFiles.Sent;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.TrustFile;

/** The receipts that the web page's tests read, too: tool and page say the same of each. */
class ReceiptVectorsTest {
    static List<Path> vectors() throws IOException {
        try (var files = Files.list(ReceiptVectors.FOLDER)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("trust"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_receipt_is_judged_as_its_file_says(Path file) throws IOException {
        var vector = Fields.of(CanonicalJson.readLoosely(Files.readAllBytes(file)));
        var code = vector.text("code");

        if (code.isEmpty()) {
            assertThatCode(() -> check(vector, "trust.json")).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> check(vector, "trust.json"))
                    .isInstanceOfSatisfying(
                            InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo(code));
        }
    }

    @Test
    void a_good_receipt_is_nothing_to_whoever_trusts_another_platform() throws IOException {
        var good = Fields.of(CanonicalJson.readLoosely(Files.readAllBytes(ReceiptVectors.FOLDER.resolve("good.json"))));

        assertThatThrownBy(() -> check(good, "trust-of-another-platform.json"))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("bad-receipt"));
    }

    private static void check(Fields vector, String trust) throws IOException {
        var sent = new Sent(
                vector.bytes("receipt"),
                vector.text("proof").getBytes(StandardCharsets.UTF_8),
                vector.bytes("checkpointTimestamp"));
        var register = TrustFile.load(ReceiptVectors.FOLDER.resolve(trust)).register();
        new ReceiptCheck(register).ofBid(sent, SealedManifest.parse(vector.bytes("sealed")), vector.bytes("signature"));
    }
}
