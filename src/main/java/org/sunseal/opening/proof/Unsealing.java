package org.sunseal.opening.proof;

import java.math.BigInteger;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunseal.bidding.proof.Finding;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.bidding.proof.PackageCheck;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.SlotCertificate;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SealedMessage;

/**
 * From a slot's key to the contents of its bid: step O4 of protocol 5.9. The key comes from {@link
 * org.sunseal.custody.proof.Recombination}, which has checked every share and the key itself.
 */
public final class Unsealing {
    private Unsealing() {}

    /**
     * Opens a bid's key package and compares it with the manifest.
     *
     * @param key the checked slot key
     * @param keyP7m the stored {@code key.p7m}
     * @param chain slots of the bids this one replaces, whose objects it may have taken over (protocol 5.7)
     */
    public static Unsealed open(BigInteger key, SealedManifest manifest, byte[] keyP7m, Set<String> chain) {
        // before decrypting: what follows is blamed on the bidder, so it must be the bidder's bytes
        if (!Framing.hex(Framing.sha256(keyP7m)).equals(manifest.key().digest())) {
            return new Unsealed.PlatformFault("key.p7m is not the one in the receipt");
        }
        var slot = manifest.context().slot();
        KeyPackage contents;
        OpeningForm form;
        try {
            var privateKey = Curve.privateKey(key);
            var publicKey = Curve.publicKey(Curve.timesGenerator(key));
            contents = KeyPackage.parse(SealedMessage.open(keyP7m, privateKey, SlotCertificate.of(slot, publicKey)));
            form = OpeningForm.parse(contents.form());
        } catch (InvalidEvidence e) {
            // one answer for every way to fail: the details would tell a stranger's key package apart from a broken one
            return new Unsealed.BidderFault("key.p7m does not open with the slot key to a package that can be read");
        }
        var findings = PackageCheck.check(contents, manifest, chain);
        if (!findings.isEmpty()) {
            return new Unsealed.BidderFault(
                    findings.stream().map(Finding::detail).collect(Collectors.joining("; ")));
        }
        return new Unsealed.Opened(contents, form);
    }
}
