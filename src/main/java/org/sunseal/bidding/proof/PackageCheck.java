package org.sunseal.bidding.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Framing;

/**
 * Compares an opened key package with the manifest its bidder signed: step O4 of the opening (protocol 5.9). A finding is
 * the bidder's fault, because the digest of key.p7m stood in the receipt (protocol 5.10).
 */
public final class PackageCheck {
    private PackageCheck() {}

    /**
     * Every contradiction between the two.
     *
     * @param chain the slots of the bids this one replaces, along {@code prev}; a taken-over object may carry the context of
     *     one of them, and of no other slot (protocol 5.7)
     */
    public static List<Finding> check(KeyPackage opened, SealedManifest manifest, Set<String> chain) {
        var findings = new ArrayList<Finding>();
        if (!opened.context().equals(manifest.context())) {
            findings.add(found(
                    "context", "The package was made for " + opened.context().text()));
        }
        if (!opened.signerCertSha256().equals(manifest.signerCertSha256())) {
            findings.add(found("signerCertSha256", "The package names another signer"));
        }
        if (!opened.formCommitment().equals(manifest.form())) {
            findings.add(found("form", "Form and blind do not open the signed commitment"));
        }
        var numbers = opened.objects().stream().map(KeyPackage.Entry::i).toList();
        var signed = manifest.payload().stream().map(SealedManifest.Piece::i).toList();
        if (!numbers.equals(signed)) {
            findings.add(found("objects", "The package has objects " + numbers + ", the manifest " + signed));
        } else {
            for (int n = 0; n < numbers.size(); n++) {
                checkObject(opened.objects().get(n), manifest.payload().get(n), manifest, chain, findings);
            }
        }
        var fileKeys = new HashSet<String>();
        for (var entry : opened.objects()) {
            if (!fileKeys.add(Framing.hex(entry.fileKey()))) {
                findings.add(found("objects[" + entry.i() + "].fileKey", "Another object has the same file key"));
            }
        }
        return findings;
    }

    private static void checkObject(
            KeyPackage.Entry entry,
            SealedManifest.Piece piece,
            SealedManifest manifest,
            Set<String> chain,
            List<Finding> findings) {
        var field = "objects[" + entry.i() + "]";
        var sealedFor = ObjectContext.parse(entry.context());
        if (sealedFor.i() != entry.i()
                || !sealedFor.slot().sameRound(manifest.context())
                || !(sealedFor.slot().slot().equals(manifest.context().slot())
                        || chain.contains(sealedFor.slot().slot()))) {
            findings.add(found(field + ".context", "Sealed for " + entry.context()));
        }
        if (ChunkedFile.sealedLength(entry.size()) != piece.size()) {
            findings.add(
                    found(field + ".size", "A file of " + entry.size() + " bytes does not seal to " + piece.size()));
        }
    }

    private static Finding found(String field, String detail) {
        return new Finding("package-contradicts", field, detail);
    }
}
