package org.sunseal.project.proof;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Times;

/**
 * The agency's signed terms of one lot, an open log entry (protocol 5.1b). Version 1 is trusted because its signer
 * chains to the reader's own anchors; later versions because version 1 names their signer.
 *
 * @param version from 1
 * @param prevSha256 digest of the version before, null for version 1 (JSON field {@code prev})
 * @param rounds by ascending round number
 * @param minimumBids fewer listed bids are returned unopened
 * @param objectionWindow how long bidders may claim after CLOSE before shares go out
 * @param grace how long after the deadline a bid may still reach its witness quorum
 * @param suite {@code intl-1} or {@code gm-1} (protocol 4)
 * @param profile {@code trustees}, or {@code bidder-decrypts} (protocol 5.11)
 * @param signers SHA-256 in hex of the certificates that may sign notices of this lot
 * @param registerSha256 digest of the trustees' register the lot relies on
 * @param documentsRoot RFC 6962 root in hex over the tender documents' digests
 */
public record Notice(
        String tender,
        String lot,
        int version,
        @Nullable String prevSha256,
        List<NoticeRound> rounds,
        int minimumBids,
        Duration objectionWindow,
        Duration grace,
        String suite,
        String profile,
        List<String> signers,
        String registerSha256,
        String documentsRoot) {

    /** A notice as it was received: its terms, who signed them, and the exact bytes. */
    public record Signed(Notice notice, SignedMessage message) {
        /** The certificate that signed the notice. */
        public X509Certificate signer() {
            return message.onlySigner();
        }
    }

    public Notice {
        rounds = List.copyOf(rounds);
        signers = List.copyOf(signers);
        require((version == 1) == (prevSha256 == null), "Exactly version 1 has no prev");
        require(version >= 1 && minimumBids >= 1, "version and minimumBids count from 1");
        require(!rounds.isEmpty() && !signers.isEmpty(), "A notice has rounds and signers");
        require(!objectionWindow.isNegative() && !grace.isNegative(), "Time only runs forward");
        int before = 0;
        for (var round : rounds) {
            require(round.round() > before, "Rounds ascend");
            int serial = round.round();
            require(
                    round.after().map(after -> after >= 1 && after < serial).orElse(true),
                    "A round waits for an earlier one");
            before = round.round();
        }
    }

    /**
     * Reads a notice and verifies its one signature. Whether the signer may sign at all is the caller's next question.
     *
     * @throws InvalidEvidence {@code malformed-json}, {@code bad-signature}, {@code bad-notice}
     */
    public static Notice parse(byte[] p7) {
        return parseSigned(p7).notice();
    }

    /** As {@link #parse}, keeping the signer for {@link #requireFollows} and chain checks. */
    public static Signed parseSigned(byte[] p7) {
        var message = SignedMessage.parse(p7);
        message.onlySigner();
        return new Signed(read(message.body()), message);
    }

    private static Notice read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        json.spelledOut("prev");
        var rounds = new ArrayList<NoticeRound>();
        for (var round : json.list("rounds")) {
            rounds.add(readRound(round));
        }
        var notice = new Notice(
                json.id("tender"),
                json.id("lot"),
                json.smallInteger("version"),
                json.optionalDigest("prev").orElse(null),
                rounds,
                json.smallInteger("minimumBids"),
                Duration.ofSeconds(json.integer("objectionWindow")),
                Duration.ofSeconds(json.integer("grace")),
                json.id("suite"),
                json.id("profile"),
                json.texts("signers"),
                json.digest("registerSha256"),
                json.digest("documentsRoot"));
        json.end();
        return notice;
    }

    private static NoticeRound readRound(Fields json) {
        json.spelledOut("after");
        var round = new NoticeRound(
                json.smallInteger("round"),
                json.id("envelope"),
                json.instant("openAt"),
                json.has("after") ? (Integer) json.smallInteger("after") : null);
        json.end();
        return round;
    }

    /** The canonical JSON the agency signs. */
    public byte[] body() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("version", version);
        json.put("prev", prevSha256);
        json.put("rounds", rounds.stream().map(Notice::writeRound).toList());
        json.put("minimumBids", minimumBids);
        json.put("objectionWindow", objectionWindow.toSeconds());
        json.put("grace", grace.toSeconds());
        json.put("suite", suite);
        json.put("profile", profile);
        json.put("signers", signers);
        json.put("registerSha256", registerSha256);
        json.put("documentsRoot", documentsRoot);
        return CanonicalJson.write(json);
    }

    private static LinkedHashMap<String, @Nullable Object> writeRound(NoticeRound round) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("round", round.round());
        json.put("envelope", round.envelope());
        json.put("openAt", Times.format(round.openAt()));
        json.put("after", round.afterRound());
        return json;
    }

    /** The notice as signed message of the agency. */
    public byte[] sign(Signer agency) {
        return SignedMessage.sign(body(), agency);
    }

    /** SHA-256 of the body in hex: {@code noticeSha256} in bids, closings and allotments. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** The digest of the version before, absent for version 1. */
    public Optional<String> prev() {
        return Optional.ofNullable(prevSha256);
    }

    /** The round of that number, if the notice has it. */
    public Optional<NoticeRound> round(int number) {
        return rounds.stream().filter(round -> round.round() == number).findFirst();
    }

    /** The opening instant this notice alone names for the round; what binds is {@link EffectiveTerms}. */
    public Optional<Instant> openAt(int number) {
        return round(number).map(NoticeRound::openAt);
    }

    /**
     * Requires that this later version belongs to the lot of {@code first} and is signed by a certificate named there.
     * The chain of {@code prev} is not required: of contradicting notices the latest opening counts, in any order.
     *
     * @param signer who signed this notice
     * @param first version 1, already trusted
     * @throws InvalidEvidence {@code bad-notice}, {@code unknown-signer}
     */
    public void requireFollows(X509Certificate signer, Notice first) {
        require(first.version == 1 && version > 1, "Version %d does not follow %d".formatted(version, first.version));
        require(tender.equals(first.tender) && lot.equals(first.lot), "The notice is for another lot");
        if (!first.signers.contains(Certificates.sha256(signer))) {
            throw new InvalidEvidence("unknown-signer", "The signer is not named in version 1 of the notice");
        }
    }

    /** Whether this is a notice of that lot. */
    public boolean isFor(String ofTender, String ofLot) {
        return Objects.equals(tender, ofTender) && Objects.equals(lot, ofLot);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidEvidence("bad-notice", rule);
        }
    }
}
