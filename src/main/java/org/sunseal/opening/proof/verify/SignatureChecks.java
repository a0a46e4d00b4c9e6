package org.sunseal.opening.proof.verify;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.project.proof.Notice;

/** Who signed the printed record beside the platform (protocol 5.9 O5). */
final class SignatureChecks {
    private SignatureChecks() {}

    /**
     * That whoever signed behind the platform is of the tender side, with a certificate in order at that time, and each
     * organisation once. The protocol asks for such a signature but lets no opening wait for it: without one the folder
     * holds, and the answer says so.
     */
    static String tenderSignature(Evidence evidence) {
        var signatures = evidence.signedRecord().tenderSide();
        if (signatures.isEmpty()) {
            return "Nobody of the tender side has signed the record: the platform's signature stands alone";
        }
        var first = announcement(evidence);
        var codes = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var stamped : signatures) {
            var signature = stamped.signature();
            var code = Holder.creditCode(signature.signer());
            Expect.that(
                    isOfTheTenderSide(signature.signer(), first),
                    "The record bears a signature of %s, who neither announced the tender nor is named in the notice"
                            .formatted(code));
            Expect.that(!codes.contains(code), "%s signed the record twice".formatted(code));
            evidence.trust()
                    .trustList()
                    .check(
                            signature.signer(),
                            signature.chain(),
                            evidence.crls(),
                            stamped.at(),
                            Certificates.Usage.SIGNING);
            codes.add(code);
            names.add("%s (%s) at %s".formatted(Holder.name(signature.signer()), code, stamped.at()));
        }
        return "The record is signed for the tender side by " + String.join(", ", names);
    }

    /**
     * Who the tender side is, the tender side itself says: version 1 of the notice is signed by its agency and names the
     * certificates that may speak about the lot (protocol 5.1b).
     */
    private static boolean isOfTheTenderSide(X509Certificate signer, Notice.Signed first) {
        return isNamed(signer, first.notice()) || Holder.creditCode(signer).equals(Holder.creditCode(first.signer()));
    }

    /** Version 1 as somebody signed it whom it names itself. */
    private static Notice.Signed announcement(Evidence evidence) {
        var index = evidence.index();
        var first = evidence.notices().getFirst();
        return evidence.log().of("NOTICE", index.tender(), index.lot()).stream()
                .map(logged -> Notice.parseSigned(logged.entry().message()))
                .filter(signed -> signed.notice().sha256().equals(first.sha256()))
                .filter(signed -> isNamed(signed.signer(), first))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence(
                        "check-failed", "Version 1 of the notice is signed by nobody whom it names"));
    }

    private static boolean isNamed(X509Certificate signer, Notice notice) {
        return notice.signers().contains(Certificates.sha256(signer));
    }
}
