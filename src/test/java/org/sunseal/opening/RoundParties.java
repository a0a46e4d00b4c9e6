package org.sunseal.opening;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.BatchStatement;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.custody.proof.SlotStatement;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** Everybody who takes part in an {@link OpenedRound}, with keys at hand, and what they alone can make. */
final class RoundParties {
    static final Instant DEADLINE = Instant.parse("2026-03-02T01:30:00Z");
    static final String TENDER = "T-2026-1";
    static final String LOT = "1";
    /** The second of its lot, so that a re-tender can be told too. */
    static final int ROUND = 2;

    static final int KEYS = 8;

    static final FiveTrustees TRUSTEES = new FiveTrustees();
    static final FiveTrustees.Batch BATCH = TRUSTEES.batch("b1", KEYS);
    static final Signer TSA = TRUSTEES.certified("stamps", Certificates.Usage.TIMESTAMP);
    static final Signer OWN_TSA = TRUSTEES.certified("platform's own stamps", Certificates.Usage.TIMESTAMP);
    static final Signer AGENCY = bidder("91630100MA7520000A");
    static final Signer TENDEREE = bidder("91630100MA7520000T");
    static final TrusteeRegister REGISTER = register();
    static final TrustFile TRUST = new TrustFile(
            List.of(TRUSTEES.authority().certificate()),
            List.of(TRUSTEES.regulator().certificateSha256()),
            REGISTER.sign(TRUSTEES.regulator()),
            List.of());

    /** The round before. */
    static final NoticeRound FIRST_ROUND = new NoticeRound(1, "technical", DEADLINE.minus(Duration.ofDays(40)), null);

    private RoundParties() {}

    /** The register of the five trustees, with a time-stamp authority whose key is at hand. */
    private static TrusteeRegister register() {
        var made = TRUSTEES.register();
        return new TrusteeRegister(
                made.n(),
                made.k(),
                made.a(),
                made.w(),
                made.origin(),
                made.logKey(),
                made.members(),
                made.platformSigning(),
                made.openingService(),
                made.regulatorSigning(),
                made.regulatorEncryption(),
                TSA.certificate(),
                made.tick());
    }

    /** The agency's notice in some version. */
    static Notice notice(int version, @Nullable String prev, Instant openAt) {
        return notice(version, prev, List.of(FIRST_ROUND, new NoticeRound(ROUND, "price", openAt, null)));
    }

    /** The same for other rounds. */
    static Notice notice(int version, @Nullable String prev, List<NoticeRound> rounds) {
        return new Notice(
                TENDER,
                LOT,
                version,
                prev,
                rounds,
                3,
                Duration.ofMinutes(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of(AGENCY.certificateSha256(), TENDEREE.certificateSha256()),
                REGISTER.sha256(),
                "ab".repeat(32));
    }

    /** An organisation with a signing certificate that names its credit code. */
    static Signer bidder(String code) {
        return TRUSTEES.certified("西宁建设 %s,SERIALNUMBER=%s".formatted(code, code), Certificates.Usage.SIGNING);
    }

    /** A time-stamp by that authority at that instant. */
    static byte[] stamp(byte[] digest, Signer authority, Instant at) {
        var nonce = new BigInteger(64, Keys.random());
        var answer = Timestamps.respond(Timestamps.request(digest, nonce), authority, at, BigInteger.ONE);
        return Timestamps.tokenFrom(answer, digest, nonce);
    }

    /** The platform's statement about a slot of that allotment. */
    static byte[] statement(String slot, Allotment allotment) {
        var keyNo = KeyId.parse(slot).keyNo();
        var sharing = BATCH.keys().sharing(keyNo);
        var batch = BatchStatement.parse(BATCH.statement(), REGISTER);
        return new SlotStatement(
                        TENDER,
                        LOT,
                        ROUND,
                        slot,
                        Framing.hex(Curve.encode(sharing.key())),
                        sharing.hex(),
                        batch.sha256(),
                        BATCH.keys().path(keyNo),
                        keyNo,
                        allotment.sha256())
                .sign(TRUSTEES.platform());
    }
}
