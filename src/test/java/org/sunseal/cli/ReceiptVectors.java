package org.sunseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.SignedMessage;

/**
 * Makes the receipts, one file per way to fail, that this tool and the web page have to judge alike. Keys are made afresh
 * and forgotten, so running it again replaces all files.
 *
 * <p>A file holds what the platform answers for a receipt, the bidder's own two files, {@code code} with which the tool
 * refuses it (empty when it does not) and {@code fails}, the steps that fail on the page.
 */
final class ReceiptVectors {
    static final Path FOLDER = Path.of("src/test/resources/vectors/receipts");

    private final byte[] sealed;
    private final byte[] signature;
    private final byte[] receipt;
    private final String proof;
    private final byte[] token;

    private ReceiptVectors(Path bid) throws IOException {
        sealed = Files.readAllBytes(bid.resolve("sealed.json"));
        signature = Files.readAllBytes(bid.resolve("bid.p7s"));
        receipt = Files.readAllBytes(bid.resolve("receipt.p7m"));
        proof = Files.readString(bid.resolve("receipt.tlog-proof"));
        token = Files.readAllBytes(bid.resolve("receipt.checkpoint-token.der"));
    }

    /** Writes every file anew; the working directory is the project's. */
    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(FOLDER);
        try (var bidder = new BidderAtTheTool(Files.createTempDirectory("receipt-vectors"));
                var other = new PlatformInMemory()) {
            Files.write(FOLDER.resolve("trust.json"), bidder.platform.trustFile());
            Files.write(FOLDER.resolve("trust-of-another-platform.json"), other.trustFile());
            BidderAtTheTool.assertOk(bidder.seal());
            BidderAtTheTool.assertOk(bidder.tool.bid("submit"));
            new ReceiptVectors(bidder.firstBid()).write(bidder.platform);
        }
    }

    private void write(PlatformInMemory platform) throws IOException {
        byte[] body = SignedMessage.parse(receipt).body();
        var lines = proof.split("\n", -1);
        vector("good", "", Map.of(), receipt, proof, token);
        vector(
                "signed-by-somebody-else",
                "bad-receipt",
                Map.of("platformSignature", "bad-receipt"),
                SignedMessage.sign(body, platform.five.regulator()),
                proof,
                token);
        vector(
                "changed-after-signing",
                "bad-signature",
                Map.of("platformSignature", "bad-signature"),
                replaced(receipt, "\"lot\":\"1\"", "\"lot\":\"2\""),
                proof,
                token);
        vector(
                "another-salt",
                "bad-proof",
                Map.of("inclusion", "bad-proof"),
                SignedMessage.sign(saltedAnew(body), platform.five.platform()),
                proof,
                token);
        vector(
                "another-index",
                "bad-proof",
                Map.of("inclusion", "bad-proof"),
                receipt,
                proof.replace("\n" + lines[1] + "\n", "\nindex 0\n"),
                token);
        vector("four-witnesses", "no-quorum", Map.of("witnesses", "no-quorum"), receipt, without(lines, 2), token);
        vector(
                "forged-cosignature",
                "bad-signature",
                Map.of("witnesses", "bad-signature"),
                receipt,
                forged(lines, lines.length - 2),
                token);
        vector(
                "forged-log-signature",
                "bad-signature",
                Map.of("logSignature", "bad-signature"),
                receipt,
                forged(
                        lines,
                        List.of(lines).lastIndexOf("")
                                - platform.five.register().w()
                                - 1),
                token);
        vector(
                "time-of-something-else",
                "bad-timestamp",
                Map.of("checkpointTime", "bad-timestamp"),
                receipt,
                proof,
                platform.tokenOver(new byte[32]));
    }

    private void vector(String name, String code, Map<String, String> fails, byte[] receipt, String proof, byte[] token)
            throws IOException {
        var file = new LinkedHashMap<String, Object>();
        file.put("madeBy", "org.sunseal.cli.ReceiptVectors");
        file.put("code", code);
        file.put("fails", fails);
        file.put("receipt", receipt);
        file.put("proof", proof);
        file.put("checkpointTimestamp", token);
        file.put("sealed", sealed);
        file.put("signature", signature);
        Files.write(FOLDER.resolve(name + ".json"), CanonicalJson.writePretty(file));
    }

    private static byte[] replaced(byte[] bytes, String text, String by) {
        var latin = new String(bytes, StandardCharsets.ISO_8859_1); // one character a byte, there and back
        return latin.replace(text, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] saltedAnew(byte[] body) {
        var fields = new LinkedHashMap<>(CanonicalJson.read(body));
        fields.put("salt", "00".repeat(16));
        return CanonicalJson.write(fields);
    }

    /** Drops a line, counted from the end; the text ends with a newline and so with an empty line. */
    private static String without(String[] lines, int fromEnd) {
        var kept = new ArrayList<>(List.of(lines));
        kept.remove(kept.size() - fromEnd);
        return String.join("\n", kept);
    }

    /** Changes one character of a signature; its length and its key's id stay. */
    private static String forged(String[] lines, int at) {
        var changed = lines.clone();
        int middle = changed[at].length() - 30;
        char other = changed[at].charAt(middle) == 'A' ? 'B' : 'A';
        changed[at] = changed[at].substring(0, middle) + other + changed[at].substring(middle + 1);
        return String.join("\n", changed);
    }
}
