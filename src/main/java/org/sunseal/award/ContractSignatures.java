package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunseal.award.proof.Contract;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.Register;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;

/**
 * Both parties' signatures on a contract: inside the PDF one behind the other, or detached beside it. Each is
 * time-stamped by the authority of the register, and made with a certificate its party registered.
 */
@ApplicationScoped
class ContractSignatures {
    private final SigningCertificates certificates;
    private final Register register;

    ContractSignatures(SigningCertificates certificates, Register register) {
        this.certificates = certificates;
        this.register = register;
    }

    private record Found(X509Certificate signer, List<X509Certificate> chain, Instant at) {}

    /**
     * The parties' signatures, in the order of the parties. Outside of any transaction.
     *
     * @param detached CMS over the file; none when the signatures are inside the PDF
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code bad-contract-signature}, {@code
     *     contract-not-signed-by-both}, {@code contract-before-notice}
     */
    List<Contract.Signature> check(byte[] pdf, List<byte[]> detached, List<Organisation> parties, Instant told) {
        var found = read(pdf, detached);
        var refused = new ArrayList<Refused>();
        var signatures = new ArrayList<Contract.Signature>();
        for (var party : parties) {
            var own = found.stream()
                    .flatMap(each -> evidence(party, each).stream())
                    .findFirst();
            own.ifPresentOrElse(
                    signatures::add,
                    () -> refused.add(new Refused(
                            AwardRefusal.CONTRACT_NOT_SIGNED_BY_BOTH,
                            "%s has not signed with a certificate it registered".formatted(party.name()))));
        }
        signatures.stream()
                .filter(each -> each.at().isBefore(told))
                .forEach(early -> refused.add(new Refused(
                        AwardRefusal.CONTRACT_BEFORE_NOTICE,
                        "Signed at %s, before the award notice".formatted(early.at()))));
        Refused.all(refused);
        return signatures;
    }

    private List<Found> read(byte[] pdf, List<byte[]> detached) {
        try {
            if (detached.isEmpty()) {
                return SignedPdf.read(pdf).signatures().stream()
                        .map(signature -> new Found(
                                signature.signer(),
                                signature.chain(),
                                stamped(signature.timestampToken(), signature.value())))
                        .toList();
            }
            return detached.stream().map(p7s -> found(pdf, p7s)).toList();
        } catch (InvalidEvidence e) {
            throw new Refused(AwardRefusal.BAD_CONTRACT_SIGNATURE, e.code() + ": " + e.detail());
        }
    }

    private Found found(byte[] pdf, byte[] p7s) {
        var signature = DetachedSignature.parse(p7s);
        signature.verify(pdf);
        var token = signature
                .timestampToken()
                .orElseThrow(() -> new InvalidEvidence("bad-timestamp", "A signature has no time-stamp"));
        return new Found(signature.signer(), signature.chain(), stamped(token, DetachedSignature.signatureValue(p7s)));
    }

    private Instant stamped(byte[] token, byte[] value) {
        return Timestamps.verify(
                        token, Framing.sha256(value), List.of(register.current().tsa()))
                .genTime();
    }

    private Optional<Contract.Signature> evidence(Organisation party, Found found) {
        try {
            certificates.requireFor(party.id(), found.signer(), found.chain(), found.at());
            return Optional.of(
                    new Contract.Signature(party.creditCode(), Certificates.sha256(found.signer()), found.at()));
        } catch (Refused | InvalidEvidence e) { // the other party's, or nobody's: asked of each in turn
            return Optional.empty();
        }
    }
}
