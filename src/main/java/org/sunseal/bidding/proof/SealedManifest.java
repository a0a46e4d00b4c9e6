package org.sunseal.bidding.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;

/**
 * sealed.json: what the bidder signs. It names every sealed byte of the bid by digest and commits to the opening form,
 * but tells nothing of the content (protocol 5.3-4).
 *
 * @param noticeSha256 the notice, all addenda included, this bid answers
 * @param allotSha256 the allotment the slot was taken from
 * @param payload the sealed objects, by ascending number
 * @param form the {@link FormCommitment}, hex
 * @param signerCertSha256 the certificate that must sign this manifest
 * @param seq 1 for the first bid of an organisation in this round, one more for each that follows
 * @param prev digest of the sealed.json this one replaces; null only for the first
 */
public record SealedManifest(
        SlotContext context,
        String noticeSha256,
        String allotSha256,
        List<Piece> payload,
        Piece key,
        String form,
        String signerCertSha256,
        int seq,
        @Nullable String prev) {
    /** Longest sealed.json: 64 objects take about 9 KiB. */
    public static final int MAXIMUM_BYTES = 16 * 1024;

    /** The number {@link #key} carries in the record; key.p7m has none in the JSON. */
    public static final int KEY = 0;

    /** One uploaded byte string: its number, its length as uploaded, its SHA-256 in hex. */
    public record Piece(int i, long size, String digest) {}

    public SealedManifest {
        payload = List.copyOf(payload);
        if (payload.isEmpty() || payload.size() > ObjectContext.MOST) {
            throw malformed("payload: 1 to 64 objects, not " + payload.size());
        }
        int last = 0;
        for (var piece : payload) {
            if (piece.i() <= last || piece.i() > ObjectContext.MOST) {
                throw malformed("payload: numbers ascend within 1..64, " + piece.i() + " does not");
            }
            last = piece.i();
        }
        if (seq < 1 || (seq == 1) != (prev == null)) {
            throw malformed("prev: null for the first bid and for no other");
        }
    }

    /** Reads the one canonical form and nothing else; unknown fields are refused. */
    public static SealedManifest parse(byte[] json) {
        if (json.length > MAXIMUM_BYTES) {
            throw malformed("longer than " + MAXIMUM_BYTES + " bytes");
        }
        var fields = Fields.read(json);
        fields.version(1);
        fields.spelledOut("prev");
        var context = SlotContext.read(fields);
        var payload = new ArrayList<Piece>();
        for (var piece : fields.list("payload")) {
            payload.add(piece(Shape.integer(piece, "i", 1, ObjectContext.MOST), piece));
        }
        var manifest = new SealedManifest(
                context,
                fields.digest("noticeSha256"),
                fields.digest("allotSha256"),
                payload,
                piece(KEY, fields.object("key")),
                fields.digest("form"),
                fields.digest("signerCertSha256"),
                Shape.integer(fields, "seq", 1, 1000),
                fields.optionalDigest("prev").orElse(null));
        fields.end();
        return manifest;
    }

    /** The canonical bytes: those that were read, or those to sign. */
    public byte[] bytes() {
        var map = context.head();
        map.put("noticeSha256", noticeSha256);
        map.put("allotSha256", allotSha256);
        map.put(
                "payload",
                payload.stream()
                        .map(piece ->
                                Map.<String, Object>of("i", piece.i(), "size", piece.size(), "digest", piece.digest()))
                        .toList());
        map.put("key", Map.of("size", key.size(), "digest", key.digest()));
        map.put("form", form);
        map.put("signerCertSha256", signerCertSha256);
        map.put("seq", seq);
        map.put("prev", prev);
        return CanonicalJson.write(map);
    }

    /** Digest of {@link #bytes()}: the name a bid goes by in receipts, in the closing list and in {@code prev}. */
    public String sha256() {
        return Framing.hex(Framing.sha256(bytes()));
    }

    /** Everything that must have been uploaded: the objects and key.p7m. */
    public List<Piece> pieces() {
        var all = new ArrayList<>(payload);
        all.add(key);
        return List.copyOf(all);
    }

    private static Piece piece(int i, Fields fields) {
        var piece = new Piece(i, Shape.number(fields, "size", 1, 1L << 50), fields.digest("digest"));
        fields.end();
        return piece;
    }

    private static InvalidEvidence malformed(String detail) {
        return new InvalidEvidence("malformed-json", "sealed.json: " + detail);
    }
}
