package org.sunseal.custody.proof;

import java.util.LinkedHashMap;
import java.util.List;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/**
 * slot.json: which key the platform gave to one organisation for one lot and round (protocol 5.2). The platform's
 * signature makes it answerable for the choice; that the key is good, {@link SlotCheck} proves without it.
 *
 * @param slot {@code <batch>.<keyNo>}
 * @param point P, the slot's public key, compressed in hex
 * @param commitments C_0..C_k-1, the summed commitments of the key, compressed in hex; C_0 = P
 * @param batchSha256 digest of the batch statement's body in hex (JSON field {@code batch})
 * @param path Merkle path from the key to the batch's root, hex
 * @param index the key's place in the batch's tree, equal to keyNo
 */
public record SlotStatement(
        String tender,
        String lot,
        int round,
        String slot,
        String point,
        List<String> commitments,
        String batchSha256,
        List<String> path,
        int index,
        String allotSha256) {

    public SlotStatement {
        commitments = List.copyOf(commitments);
        path = List.copyOf(path);
        if (round < 1 || commitments.isEmpty() || !commitments.getFirst().equals(point)) {
            throw new InvalidEvidence("bad-slot", "P must be C_0 and rounds count from 1");
        }
    }

    /**
     * Reads slot.json and checks that the register's platform signed it.
     *
     * @throws InvalidEvidence {@code unknown-signer}, or what parsing finds
     */
    public static SlotStatement parse(byte[] p7, TrusteeRegister register) {
        var message = SignedMessage.parse(p7);
        if (!message.onlySigner().equals(register.platformSigning())) {
            throw new InvalidEvidence("unknown-signer", "slot.json is not signed by the platform of the register");
        }
        return read(message.body());
    }

    private static SlotStatement read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        var statement = new SlotStatement(
                json.id("tender"),
                json.id("lot"),
                json.smallInteger("round"),
                json.id("slot"),
                json.text("P"),
                json.texts("C"),
                json.digest("batch"),
                json.texts("path"),
                json.smallInteger("index"),
                json.digest("allotSha256"));
        json.end();
        return statement;
    }

    /** The canonical JSON the platform signs. */
    public byte[] body() {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("slot", slot);
        json.put("P", point);
        json.put("C", commitments);
        json.put("batch", batchSha256);
        json.put("path", path);
        json.put("index", index);
        json.put("allotSha256", allotSha256);
        return CanonicalJson.write(json);
    }

    /** slot.json as signed message of the platform. */
    public byte[] sign(Signer platform) {
        return SignedMessage.sign(body(), platform);
    }
}
