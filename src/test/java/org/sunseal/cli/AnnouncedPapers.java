package org.sunseal.cli;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.BatchStatement;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.custody.proof.SlotStatement;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** What is announced for tender T-1, lot 1: the register, one notice, its allotment and the slots in it, all signed. */
final class AnnouncedPapers {
    final FiveTrustees five = new FiveTrustees();
    final TrusteeRegister register;
    final byte[] notice;
    final byte[] allotment;

    private final Signer stamper = five.certified("stamps", Usage.TIMESTAMP);
    private final Signer agency = five.certified("agency", Usage.SIGNING);
    private final FiveTrustees.Batch batch = five.batch("B-1", 4);

    AnnouncedPapers() {
        register = registerWithOurStamps();
        notice = notice().sign(agency);
        allotment = five.signed(allotment(), 1, 2, 3, 4);
    }

    byte[] trustFile() {
        return new TrustFile(
                        List.of(five.authority().certificate()),
                        List.of(Certificates.sha256(register.regulatorSigning())),
                        register.sign(five.regulator()),
                        List.of())
                .encode();
    }

    /** The statement of the batch all slots are from. */
    byte[] batch() {
        return batch.statement();
    }

    /** The platform's statement of one slot. */
    byte[] slot(int keyNo) {
        var sharing = batch.keys().sharing(keyNo);
        return new SlotStatement(
                        "T-1",
                        "1",
                        1,
                        "B-1." + keyNo,
                        Framing.hex(Curve.encode(sharing.key())),
                        sharing.hex(),
                        BatchStatement.parse(batch.statement(), register).sha256(),
                        batch.keys().path(keyNo),
                        keyNo,
                        allotment().sha256())
                .sign(five.platform());
    }

    /** The authority's answer to a request for a time-stamp, at the platform's own time. */
    byte[] stamp(byte[] request) {
        return Timestamps.respond(request, stamper, PlatformInMemory.NOW, BigInteger.ONE);
    }

    byte[] token(byte[] digest) {
        var nonce = BigInteger.TWO;
        return Timestamps.tokenFrom(stamp(Timestamps.request(digest, nonce)), digest, nonce);
    }

    Notice notice() {
        return new Notice(
                "T-1",
                "1",
                1,
                null,
                List.of(new NoticeRound(1, "single", PlatformInMemory.OPEN_AT, null)),
                1,
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                "intl-1",
                "trustees",
                List.of(agency.certificateSha256()),
                register.sha256(),
                "00".repeat(32));
    }

    private Allotment allotment() {
        return new Allotment(
                "B-1", 0, 4, Allotment.Purpose.BID, "T-1", "1", 1, notice().sha256(), PlatformInMemory.OPEN_AT, 1);
    }

    private TrusteeRegister registerWithOurStamps() {
        var given = five.register();
        return new TrusteeRegister(
                given.n(),
                given.k(),
                given.a(),
                given.w(),
                given.origin(),
                given.logKey(),
                given.members(),
                given.platformSigning(),
                given.openingService(),
                given.regulatorSigning(),
                given.regulatorEncryption(),
                stamper.certificate(),
                given.tick());
    }
}
