package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sunseal.bidding.proof.BidFolder;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.SlotContext;

/** The bids of one round on this machine: what was sealed, what was handed in, and the proofs of it. */
record KeptBids(BidFolder folder, List<KeptBid> all) {
    static KeptBids at(Path home, RoundOptions round) throws IOException {
        var folder = BidFolder.at(home);
        var found = new ArrayList<KeptBid>();
        try (var entries = Files.newDirectoryStream(home, Files::isDirectory)) {
            for (var entry : entries) {
                if (Files.exists(entry.resolve("sealed.json"))) { // written last: the mark of a finished sealing
                    found.add(
                            KeptBid.read(folder, round.slot(entry.getFileName().toString())));
                }
            }
        }
        found.sort(Comparator.comparingInt(bid -> bid.manifest().seq()));
        return new KeptBids(folder, List.copyOf(found));
    }

    Optional<KeptBid> of(String slot) {
        return all.stream().filter(bid -> bid.slot().slot().equals(slot)).findFirst();
    }

    Optional<KeptBid> newest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The newest bid the platform has given a receipt for. */
    Optional<KeptBid> newestReceived() {
        return all.reversed().stream().filter(KeptBid::isReceived).findFirst();
    }

    /**
     * One of them.
     *
     * @param manifest its sealed.json
     */
    record KeptBid(BidFolder folder, SlotContext slot, SealedManifest manifest) {
        static KeptBid read(BidFolder folder, SlotContext slot) throws IOException {
            return new KeptBid(folder, slot, SealedManifest.parse(Files.readAllBytes(folder.manifest(slot))));
        }

        /** A file kept beside the manifest. */
        Path file(String name) {
            return folder.manifest(slot).resolveSibling(name);
        }

        byte[] read(String name) throws IOException {
            return Files.readAllBytes(file(name));
        }

        boolean isReceived() {
            return ReceiptFiles.BID.areAt(this);
        }

        boolean isWithdrawn() {
            return ReceiptFiles.WITHDRAWAL.areAt(this);
        }
    }
}
