package org.sunseal.custody.proof;

import java.util.LinkedHashMap;
import java.util.List;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/**
 * The trustees' certificate of a batch (protocol 5.1, step 3), an open log entry. All n sign: then at least one dealer was
 * honest, so nobody knows a key, and at least k holders have checked their shares, so an opening cannot be sabotaged.
 *
 * @param count keys in the batch
 * @param trustees SHA-256 in hex of the trustees' signing certificates, share index 1 first
 * @param root Merkle root over the keys, hex; see {@link BatchKeys}
 */
public record BatchStatement(String batch, int k, int n, int count, List<String> trustees, String root) {
    public BatchStatement {
        trustees = List.copyOf(trustees);
    }

    static BatchStatement of(CeremonyTerms terms, BatchKeys keys) {
        return new BatchStatement(
                terms.batch(), terms.k(), terms.n(), terms.count(), certificates(terms.register()), keys.root());
    }

    /**
     * Reads a statement and requires the signatures of all n trustees of the register.
     *
     * @throws InvalidEvidence {@code too-few-trustees}, {@code unknown-signer}, {@code bad-batch} if it was made between
     *     other trustees or with another threshold
     */
    public static BatchStatement parse(byte[] p7, TrusteeRegister register) {
        var message = SignedMessage.parse(p7);
        TrusteeSignatures.require(message, register, register.n());
        return read(message.body(), register);
    }

    /**
     * Reads one trustee's signed copy, as it comes in before the merge.
     *
     * @throws InvalidEvidence {@code unknown-signer}, {@code bad-batch}
     */
    public static BatchStatement parseSingle(byte[] p7, Member.Trustee signer, TrusteeRegister register) {
        var message = SignedMessage.parse(p7);
        if (!message.onlySigner().equals(signer.signing())) {
            throw new InvalidEvidence("unknown-signer", "Not signed by " + signer.id());
        }
        return read(message.body(), register);
    }

    private static BatchStatement read(byte[] body, TrusteeRegister register) {
        var json = Fields.read(body);
        json.version(1);
        var statement = new BatchStatement(
                json.id("batch"),
                json.smallInteger("k"),
                json.smallInteger("n"),
                json.smallInteger("count"),
                json.texts("trustees"),
                json.digest("root"));
        var curve = json.text("curve");
        json.end();
        if (!curve.equals(DealMessage.CURVE)
                || statement.k != register.k()
                || statement.n != register.n()
                || !statement.trustees.equals(certificates(register))) {
            throw new InvalidEvidence("bad-batch", "The batch was not made between the trustees of the register");
        }
        return statement;
    }

    private static List<String> certificates(TrusteeRegister register) {
        return register.trustees().stream()
                .map(Member.Trustee::signing)
                .map(Certificates::sha256)
                .toList();
    }

    /** The canonical JSON all trustees sign. */
    public byte[] body() {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("batch", batch);
        json.put("curve", DealMessage.CURVE);
        json.put("k", k);
        json.put("n", n);
        json.put("count", count);
        json.put("trustees", trustees);
        json.put("root", root);
        return CanonicalJson.write(json);
    }

    /** One trustee's signature over the body. */
    public byte[] sign(Signer trustee) {
        return SignedMessage.sign(body(), trustee);
    }

    /** SHA-256 of the body in hex, the {@code batch} of slot.json. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }
}
