package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.bidding.SealedBids;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.documents.Blobs;
import org.sunseal.opening.proof.RecordedBid.Result;

/** Opens the files of the bids of a round, in the background, and keeps what became of each. */
@ApplicationScoped
class OpenFiles {
    private final OpenedBids opened;
    private final SealedBids bids;
    private final StoppedLots stopped;
    private final OpenFile openFile;
    private final Path folder;

    OpenFiles(
            OpenedBids opened,
            SealedBids bids,
            StoppedLots stopped,
            Blobs blobs,
            OpeningConfig config,
            @ConfigProperty(name = "sunseal.objects") Path objects) {
        this.opened = opened;
        this.bids = bids;
        this.stopped = stopped;
        this.openFile = new OpenFile(blobs);
        this.folder = config.files().orElseGet(() -> objects.resolve("opened"));
    }

    /**
     * Opens every file of the round that is not opened yet, asking before each whether the lot is stopped; false if it
     * is, else all are open.
     */
    boolean open(ClosedRound round) {
        var closing = round.closing();
        var manifests = new HashMap<String, SealedManifest>();
        bids.disclosed(closing.tender(), closing.lot(), closing.round())
                .forEach(bid -> manifests.put(bid.slot(), bid.manifest()));
        var known = opened.objects(round.closeSha256());
        for (var bid : opened.of(round.closeSha256())) {
            var manifest = manifests.get(bid.slot());
            var contents = bid.contents();
            if (manifest != null
                    && contents.isPresent()
                    && !open(round, manifest, contents.get(), known.getOrDefault(bid.slot(), Map.of()))) {
                return false;
            }
        }
        return true;
    }

    /** Where the plaintext of an opened file lies. */
    Path file(String closeSha256, String slot, int number) {
        return folder.resolve(closeSha256).resolve(slot).resolve(Integer.toString(number));
    }

    private boolean open(ClosedRound round, SealedManifest manifest, KeyPackage contents, Map<Integer, Result> known) {
        var slot = manifest.context().slot();
        for (var n = 0; n < contents.objects().size(); n++) {
            var entry = contents.objects().get(n);
            if (!known.containsKey(entry.i())) {
                if (stopped.contain(round)) {
                    return false;
                }
                var piece = manifest.payload().get(n); // O4 found the same numbers in the same order
                var result = openFile.open(piece, entry, file(round.closeSha256(), slot, entry.i()));
                opened.keepObject(round.closeSha256(), slot, entry.i(), result);
            }
        }
        return true;
    }
}
