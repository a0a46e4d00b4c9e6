package org.sunseal.custody.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/**
 * What a dealer publishes: the commitments of all its polynomials, a proof of possession of each, and for every other
 * trustee a sealed box with its shares (protocol 5.1, step 1). JSON
 * {@code {v, batch, dealer, curve, k, n, count, commitments, proofs, boxes:[{to, box}]}}, signed by the dealer.
 */
public final class DealMessage {
    static final String CURVE = "P-256";

    private final CeremonyTerms terms;
    private final Member.Trustee dealer;
    private final byte[] commitments;
    private final byte[] proofs;
    private final SortedMap<Integer, byte[]> boxes;

    private DealMessage(
            CeremonyTerms terms,
            Member.Trustee dealer,
            byte[] commitments,
            byte[] proofs,
            SortedMap<Integer, byte[]> boxes) {
        this.terms = terms;
        this.dealer = dealer;
        this.commitments = commitments;
        this.proofs = proofs;
        this.boxes = boxes;
    }

    static byte[] sign(
            CeremonyTerms terms,
            int dealer,
            byte[] commitments,
            byte[] proofs,
            SortedMap<Integer, byte[]> boxes,
            Signer signer) {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("batch", terms.batch());
        json.put("dealer", dealer);
        json.put("curve", CURVE);
        json.put("k", terms.k());
        json.put("n", terms.n());
        json.put("count", terms.count());
        json.put("commitments", commitments);
        json.put("proofs", proofs);
        json.put(
                "boxes",
                boxes.entrySet().stream()
                        .map(box -> Map.of("to", box.getKey(), "box", box.getValue()))
                        .toList());
        return SignedMessage.sign(CanonicalJson.write(json), signer);
    }

    /**
     * Reads a dealing and checks all that needs no secret and no arithmetic: the signer is the trustee it names, the terms
     * are those agreed, and sizes fit exactly. The relaying platform stops here; trustees go on to {@link #provenSharings}.
     *
     * @throws InvalidEvidence {@code unknown-signer}, {@code bad-dealing}, {@code wrong-threshold}, {@code malformed-cms}, or
     *     what parsing finds
     */
    public static DealMessage parse(byte[] p7, CeremonyTerms terms) {
        var message = SignedMessage.parse(p7);
        var dealer = terms.register()
                .trusteeSigning(message.onlySigner())
                .orElseThrow(() -> new InvalidEvidence("unknown-signer", "No trustee signed the dealing"));
        var json = Fields.read(message.body());
        json.version(1);
        require(terms.isDealer(dealer), dealer.id() + " does not deal in this ceremony");
        require(json.smallInteger("dealer") == dealer.index(), dealer.id() + " signed a dealing in another's name");
        require(json.text("batch").equals(terms.batch()), "The dealing is for another batch");
        require(json.text("curve").equals(CURVE), "The dealing is on another curve");
        require(json.smallInteger("n") == terms.n(), "The dealing is between other trustees");
        require(json.smallInteger("count") == terms.count(), "The dealing has another number of keys");
        if (json.smallInteger("k") != terms.k()) {
            throw new InvalidEvidence("wrong-threshold", dealer.id() + " deals with another threshold");
        }
        var commitments = json.bytes("commitments");
        if (commitments.length != terms.count() * terms.k() * Sharing.POINT_SIZE) {
            throw new InvalidEvidence("wrong-threshold", "Each key has exactly k commitments");
        }
        var proofs = json.bytes("proofs");
        require(proofs.length == terms.count() * Possession.SIZE, "Each key has exactly one proof of possession");
        var boxes = boxes(json, dealer, terms);
        json.end();
        return new DealMessage(terms, dealer, commitments, proofs, boxes);
    }

    private static SortedMap<Integer, byte[]> boxes(Fields json, Member.Trustee dealer, CeremonyTerms terms) {
        var boxes = new TreeMap<Integer, byte[]>();
        for (var box : json.list("boxes")) {
            int to = box.smallInteger("to");
            require(to >= 1 && to <= terms.n() && to != dealer.index(), "A box for nobody");
            var sealed = box.bytes("box");
            SealedMessage.checkShape(sealed);
            require(boxes.put(to, sealed) == null, "Two boxes for one trustee");
            box.end();
        }
        require(boxes.size() == terms.n() - 1, "Each other trustee has exactly one box");
        return boxes;
    }

    /**
     * Whether these bytes are that trustee's word in this ceremony, however bad. Anything else on the bulletin under a
     * trustee's name, an old dealing among it, is the bulletin's fault.
     */
    static boolean isWordOf(Member.Trustee trustee, byte[] p7, CeremonyTerms terms) {
        try {
            var message = SignedMessage.parse(p7);
            var json = Fields.read(message.body());
            return message.onlySigner().equals(trustee.signing())
                    && json.text("batch").equals(terms.batch())
                    && json.smallInteger("count") == terms.count();
        } catch (InvalidEvidence e) {
            return false;
        }
    }

    /** Who dealt. */
    public Member.Trustee dealer() {
        return dealer;
    }

    /** The sealed box for trustee {@code j}, who is not the dealer. */
    byte[] boxFor(int j) {
        var box = boxes.get(j);
        if (box == null) {
            throw new IllegalArgumentException("A dealer has no box for itself");
        }
        return box;
    }

    /**
     * The commitments of every key.
     *
     * @throws InvalidEvidence {@code bad-point}
     */
    List<Sharing> sharings() {
        int size = terms.k() * Sharing.POINT_SIZE;
        var sharings = new ArrayList<Sharing>(terms.count());
        for (int keyNo = 0; keyNo < terms.count(); keyNo++) {
            sharings.add(Sharing.decode(Arrays.copyOfRange(commitments, keyNo * size, (keyNo + 1) * size), terms.k()));
        }
        return sharings;
    }

    /**
     * As {@link #sharings}, once every proof of possession has been verified.
     *
     * @throws InvalidEvidence {@code bad-point}, {@code bad-possession}
     */
    List<Sharing> provenSharings() {
        var sharings = sharings();
        for (int keyNo = 0; keyNo < terms.count(); keyNo++) {
            var proof = Arrays.copyOfRange(proofs, keyNo * Possession.SIZE, (keyNo + 1) * Possession.SIZE);
            if (!Possession.verifies(proof, sharings.get(keyNo).key(), terms.batch(), dealer.index(), keyNo)) {
                throw new InvalidEvidence(
                        "bad-possession", "%s does not know its part of key %d".formatted(dealer.id(), keyNo));
            }
        }
        return sharings;
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new InvalidEvidence("bad-dealing", complaint);
        }
    }
}
