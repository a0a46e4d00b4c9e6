package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.bidding.proof.Finding;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.ManifestCheck;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.Register;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.RoundKey;

/**
 * What the platform checks of a bid without any key and without any lock (protocol 5.4): everything that takes time. What
 * may change until the bid is kept, {@link SubmitBid} asks again under the lock.
 */
@ApplicationScoped
class BidChecks {
    private final AllottedSlots slots;
    private final Blobs blobs;
    private final SigningCertificates certificates;
    private final Register register;

    BidChecks(AllottedSlots slots, Blobs blobs, SigningCertificates certificates, Register register) {
        this.slots = slots;
        this.blobs = blobs;
        this.certificates = certificates;
        this.register = register;
    }

    /**
     * Checks signature, certificate, time stamp, allotment and objects; all that is wrong is refused at once.
     *
     * @return when the time-stamp authority says the signature existed
     */
    Instant check(RoundKey round, UUID bidder, SealedManifest manifest, byte[] signature) {
        var refused = new ArrayList<Refused>();
        checkAllotment(round, manifest, refused);
        ManifestCheck.check(manifest).forEach(finding -> refused.add(refusal(finding)));
        checkObjects(manifest, refused);
        var genTime = checkSignature(bidder, manifest, signature, refused);
        Refused.all(refused);
        return genTime.orElseThrow();
    }

    /** The instant of the time stamp, unless signature, signer or time stamp are refused. */
    private Optional<Instant> checkSignature(UUID bidder, SealedManifest manifest, byte[] p7s, List<Refused> refused) {
        DetachedSignature signature;
        try {
            signature = DetachedSignature.parse(p7s);
            signature.verify(manifest.bytes());
        } catch (InvalidEvidence e) {
            var reason = e.code().equals("bad-signature") ? BidRefusal.BAD_SIGNATURE : BidRefusal.MALFORMED_CMS;
            refused.add(new Refused(reason, "signature", e.detail()));
            return Optional.empty();
        }
        var signer = signature.signer();
        if (!Certificates.sha256(signer).equals(manifest.signerCertSha256())) {
            refused.add(new Refused(
                    BidRefusal.FOREIGN_CERTIFICATE,
                    "signature",
                    "Signed with another certificate than sealed.json names"));
        }
        var token = signature.timestampToken();
        if (token.isEmpty()) {
            refused.add(new Refused(BidRefusal.BAD_TIMESTAMP, "signature", "The signature bears no time stamp"));
            return Optional.empty();
        }
        Instant genTime;
        try {
            genTime = Timestamps.verify(
                            token.get(),
                            Framing.sha256(signature.signatureValue()),
                            List.of(register.current().tsa()))
                    .genTime();
        } catch (InvalidEvidence e) {
            refused.add(new Refused(BidRefusal.BAD_TIMESTAMP, "signature", e.detail()));
            return Optional.empty();
        }
        try {
            certificates.requireFor(bidder, signer, signature.chain(), genTime);
        } catch (InvalidEvidence e) {
            refused.add(new Refused(BidRefusal.UNFIT_CERTIFICATE, "signature", e.code() + ": " + e.detail()));
        } catch (Refused e) {
            refused.add(new Refused(BidRefusal.FOREIGN_CERTIFICATE, "signature", e.detail()));
        }
        return Optional.of(genTime);
    }

    private void checkAllotment(RoundKey round, SealedManifest manifest, List<Refused> refused) {
        var allotment = slots.allotmentOf(round, manifest.context().slot());
        if (allotment.isEmpty()) {
            slots.require(round);
            refused.add(new Refused(BidRefusal.FOREIGN_SLOT, "slot", "The slot is not one of this round"));
        } else if (!allotment.get().sha256().equals(manifest.allotSha256())) {
            refused.add(new Refused(
                    BidRefusal.WRONG_ALLOTMENT,
                    "allotSha256",
                    "The slot's allotment is " + allotment.get().sha256()));
        }
    }

    private void checkObjects(SealedManifest manifest, List<Refused> refused) {
        for (var piece : manifest.pieces()) {
            var field = piece.i() == SealedManifest.KEY ? "key" : "payload[" + piece.i() + "]";
            if (!blobs.holds(piece.digest())) {
                refused.add(new Refused(BidRefusal.MISSING_OBJECT, field, "Not uploaded, or not completely"));
            } else if (blobs.size(piece.digest()) != piece.size()) {
                refused.add(new Refused(
                        BidRefusal.MISSING_OBJECT, field, "The object has " + blobs.size(piece.digest()) + " bytes"));
            } else if (piece.i() == SealedManifest.KEY) {
                checkKey(manifest, refused);
            }
        }
    }

    private void checkKey(SealedManifest manifest, List<Refused> refused) {
        if (manifest.key().size() > KeyPackage.MAXIMUM_SEALED_BYTES || !refused.isEmpty()) {
            return; // too large is refused already, and a slot of nowhere has no key to compare with
        }
        try (var stored = blobs.read(manifest.key().digest())) {
            ManifestCheck.checkKey(
                            manifest,
                            stored.readAllBytes(),
                            slots.key(manifest.context().slot()))
                    .forEach(finding -> refused.add(refusal(finding)));
        } catch (IOException e) {
            throw new UncheckedIOException("key.p7m could not be read back", e);
        }
    }

    private static Refused refusal(Finding finding) {
        return new Refused(BidRefusal.of(finding.code()), finding.field(), finding.detail());
    }
}
