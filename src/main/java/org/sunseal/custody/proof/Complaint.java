package org.sunseal.custody.proof;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/**
 * A trustee's signed word that a dealing is bad, with what it takes to see it (protocol 5.1, step 2): the dealing is public,
 * and where the fault lies in a sealed share, the box is opened for everybody. It ends the ceremony; no key of the batch is in
 * use, so what is opened costs nothing. A complaint that {@link #confirm} does not find founded ends nothing.
 *
 * @param trustee who complains
 * @param dealer whose dealing it is
 * @param reason for people
 * @param dealingSha256 of the dealing as published, hex
 * @param opened the complaining trustee's box; null when the fault is in what everybody can read
 */
public record Complaint(
        String batch,
        String trustee,
        String dealer,
        String reason,
        String dealingSha256,
        @Nullable OpenedBox opened) {

    /** The complaint about a dealing in which {@link Ceremony} found a fault. */
    static Complaint about(
            CeremonyTerms terms,
            Member.Trustee me,
            Member.Trustee dealer,
            byte[] dealing,
            String reason,
            PrivateKey decryption) {
        var opened = publicFault(dealing, terms).isPresent()
                ? null
                : OpenedBox.of(DealMessage.parse(dealing, terms).boxFor(me.index()), scalar(decryption));
        return new Complaint(terms.batch(), me.id(), dealer.id(), reason, Framing.hex(Framing.sha256(dealing)), opened);
    }

    private static BigInteger scalar(PrivateKey key) {
        if (key instanceof ECPrivateKey software) {
            return software.getS();
        }
        throw new IllegalStateException("A key in hardware opens no box for others");
    }

    /**
     * Finds the fault again, from public bytes alone.
     *
     * @param dealing the dealer's message as published
     * @return what is wrong with it
     * @throws InvalidEvidence {@code unfounded-complaint}
     */
    public String confirm(byte[] dealing, CeremonyTerms terms) {
        var accuser = trusteeOf(terms, trustee);
        var accused = trusteeOf(terms, dealer);
        require(batch.equals(terms.batch()) && !accuser.equals(accused), "It is about another ceremony");
        require(dealingSha256.equals(Framing.hex(Framing.sha256(dealing))), "It is about another dealing");
        require(DealMessage.isWordOf(accused, dealing, terms), "The dealing is not the word of " + dealer);
        return publicFault(dealing, terms)
                .or(() -> sealedFault(DealMessage.parse(dealing, terms), accuser, terms))
                .orElseThrow(() -> unfounded("The dealing is in order"));
    }

    /** What everybody sees: terms, commitments, proofs of possession, the shape of the boxes. */
    private static Optional<String> publicFault(byte[] dealing, CeremonyTerms terms) {
        try {
            DealMessage.parse(dealing, terms).provenSharings();
            return Optional.empty();
        } catch (InvalidEvidence e) {
            return Optional.of(e.code() + ": " + e.detail());
        }
    }

    private Optional<String> sealedFault(DealMessage dealing, Member.Trustee accuser, CeremonyTerms terms) {
        var key = opened;
        if (key == null) {
            return Optional.empty();
        }
        var box = dealing.boxFor(accuser.index());
        require(key.fits(box, accuser.encryption().getPublicKey()), "The box is not opened with a proof");
        try {
            var shares = ShareBox.decode(key.open(box, accuser.encryption()), terms.count());
            return firstBad(dealing.sharings(), shares, accuser.index());
        } catch (InvalidEvidence e) {
            return Optional.of(e.code() + ": " + e.detail());
        }
    }

    private static Optional<String> firstBad(List<Sharing> sharings, List<BigInteger> shares, int index) {
        for (int keyNo = 0; keyNo < sharings.size(); keyNo++) {
            if (!sharings.get(keyNo).matches(index, shares.get(keyNo))) {
                return Optional.of("bad-share: The share of key %d does not fit its commitments".formatted(keyNo));
            }
        }
        return Optional.empty();
    }

    private static Member.Trustee trusteeOf(CeremonyTerms terms, String id) {
        return terms.trustee(id).orElseThrow(() -> unfounded(id + " is no trustee"));
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw unfounded(complaint);
        }
    }

    private static InvalidEvidence unfounded(String detail) {
        return new InvalidEvidence("unfounded-complaint", detail);
    }

    /**
     * Reads a complaint signed by the trustee it names; whether it is founded, {@link #confirm} tells.
     *
     * @throws InvalidEvidence {@code unknown-signer}, or what parsing finds
     */
    public static Complaint parse(byte[] p7, TrusteeRegister register) {
        var message = SignedMessage.parse(p7);
        var json = Fields.read(message.body());
        json.version(1);
        json.spelledOut("opened");
        var complaint = new Complaint(
                json.id("batch"),
                json.id("trustee"),
                json.id("dealer"),
                json.text("reason"),
                json.digest("dealingSha256"),
                json.optionalObject("opened").map(Complaint::opened).orElse(null));
        json.end();
        var signer = register.trusteeSigning(message.onlySigner()).map(Member.Trustee::id);
        if (!signer.equals(Optional.of(complaint.trustee))) {
            throw new InvalidEvidence("unknown-signer", "The complaint is not signed by " + complaint.trustee);
        }
        return complaint;
    }

    private static OpenedBox opened(Fields json) {
        var opened = new OpenedBox(
                Curve.decode(json.hex("point")),
                Curve.scalar(json.hex("challenge")),
                Curve.scalar(json.hex("response")));
        json.end();
        return opened;
    }

    /** The complaint as signed message. */
    public byte[] sign(Signer signer) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("batch", batch);
        json.put("trustee", trustee);
        json.put("dealer", dealer);
        json.put("reason", reason);
        json.put("dealingSha256", dealingSha256);
        json.put("opened", opened == null ? null : json(opened));
        return SignedMessage.sign(CanonicalJson.write(json), signer);
    }

    private static LinkedHashMap<String, String> json(OpenedBox opened) {
        var json = new LinkedHashMap<String, String>();
        json.put("point", Framing.hex(Curve.encode(opened.point())));
        json.put("challenge", Framing.hex(Curve.scalar(opened.challenge())));
        json.put("response", Framing.hex(Curve.scalar(opened.response())));
        return json;
    }
}
