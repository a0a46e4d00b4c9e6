package org.sunseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.sunseal.bidding.proof.BidFolder;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.cli.KeptBids.KeptBid;
import org.sunseal.crypto.Fields;

/** A receipt with its proofs: as the platform sends it, and as files beside the bid. */
public enum ReceiptFiles {
    BID("receipt"),
    WITHDRAWAL("withdrawal-receipt");

    private final String name;

    ReceiptFiles(String name) {
        this.name = name;
    }

    /**
     * What the platform sends.
     *
     * @param receipt CMS message of the platform
     * @param proof tlog-proof of the leaf
     * @param checkpointToken time-stamp over the checkpoint's note text
     */
    public record Sent(byte[] receipt, byte[] proof, byte[] checkpointToken) {
        static Sent read(Fields answer) {
            return new Sent(
                    answer.bytes("receipt"),
                    answer.text("proof").getBytes(StandardCharsets.UTF_8),
                    answer.bytes("checkpointTimestamp"));
        }
    }

    void keep(KeptBid bid, Sent sent) throws IOException {
        keep(bid.folder(), bid.slot(), sent);
    }

    /** Keeps what was checked beside the manifest; the receipt itself last, since it stands for the whole. */
    public void keep(BidFolder folder, SlotContext slot, Sent sent) throws IOException {
        var manifest = folder.manifest(slot);
        Files.write(manifest.resolveSibling(name + ".tlog-proof"), sent.proof());
        Files.write(manifest.resolveSibling(name + ".checkpoint-token.der"), sent.checkpointToken());
        Files.write(manifest.resolveSibling(name + ".p7m"), sent.receipt());
    }

    boolean areAt(KeptBid bid) {
        return Files.exists(bid.file(name + ".p7m"));
    }

    Sent read(KeptBid bid) throws IOException {
        return new Sent(
                bid.read(name + ".p7m"), bid.read(name + ".tlog-proof"), bid.read(name + ".checkpoint-token.der"));
    }
}
