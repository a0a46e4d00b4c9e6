package org.sunseal.award.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Times;

/**
 * A contract as a recorded fact, signed by the platform; an open log entry. The contract itself is a file both parties
 * signed.
 *
 * @param decisionSha256 the decision that made the winner
 * @param pdfSha256 digest of the file, hex
 * @param performanceBond in the currency of the price, two decimals; zero where none is given
 * @param signatures who signed, the tenderee first
 */
public record Contract(
        String tender,
        String lot,
        int round,
        String decisionSha256,
        String pdfSha256,
        Terms terms,
        String performanceBond,
        List<Signature> signatures) {

    /**
     * One party's signature.
     *
     * @param at when the time-stamp authority saw it
     */
    public record Signature(String creditCode, String certificateSha256, Instant at) {}

    public Contract {
        signatures = List.copyOf(signatures);
    }

    /** Reads the canonical body. */
    public static Contract read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        var contract = new Contract(
                json.id("tender"),
                json.id("lot"),
                json.smallInteger("round"),
                json.digest("decisionSha256"),
                json.digest("pdfSha256"),
                Terms.read(json.object("terms")),
                json.text("performanceBond"),
                json.list("signatures").stream().map(Contract::signature).toList());
        json.end();
        return contract;
    }

    private static Signature signature(Fields json) {
        var signature = new Signature(json.text("creditCode"), json.digest("certificateSha256"), json.instant("at"));
        json.end();
        return signature;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("decisionSha256", decisionSha256);
        json.put("pdfSha256", pdfSha256);
        json.put("terms", terms.asMap());
        json.put("performanceBond", performanceBond);
        json.put("signatures", signatures.stream().map(Contract::asMap).toList());
        return CanonicalJson.write(json);
    }

    private static Map<String, Object> asMap(Signature signature) {
        var map = new LinkedHashMap<String, Object>();
        map.put("creditCode", signature.creditCode());
        map.put("certificateSha256", signature.certificateSha256());
        map.put("at", Times.format(signature.at()));
        return map;
    }

    /** SHA-256 of the body, hex. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** When the second party signed. */
    public Instant signedAt() {
        return signatures.stream().map(Signature::at).max(Instant::compareTo).orElseThrow();
    }
}
