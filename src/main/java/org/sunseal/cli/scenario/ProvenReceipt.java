package org.sunseal.cli.scenario;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ReceiptFiles;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * A receipt whose signature, place in the log, witness quorum and time-stamp all hold (protocol 5.5).
 *
 * @param message the receipt as it was signed
 * @param proof tlog-proof text
 * @param checkpointToken time-stamp over the checkpoint's note text
 */
public record ProvenReceipt(Receipt receipt, Instant quorumTime, byte[] message, String proof, byte[] checkpointToken) {
    /** The receipt behind the platform's answer to a commit, waited for if the answer was 202. */
    static ProvenReceipt from(
            ApiClient.Answer answer, ApiClient api, SlotContext slot, TrusteeRegister register, Narration told) {
        if (answer.body().has("receipt")) {
            return verified(answer.body(), slot, register);
        }
        var address = answer.location().orElseThrow(() -> new Deviation("Neither a receipt nor where to find it"));
        var path = URI.create(address).getPath();
        told.await(
                "the receipt's proof", Patience.WITNESSES, () -> api.get(path).has("receipt"));
        return verified(api.get(path), slot, register);
    }

    private static ProvenReceipt verified(Fields body, SlotContext slot, TrusteeRegister register) {
        try {
            var message = SignedMessage.parse(body.bytes("receipt"));
            Deviation.unless(
                    message.onlySigner().equals(register.platformSigning()),
                    "The receipt is not signed by the platform");
            var receipt = Receipt.parse(message.body());
            Deviation.unless(receipt.slot().equals(slot.slot()), "The receipt is for another slot");
            var proof = TlogProof.parse(body.text("proof").getBytes(StandardCharsets.UTF_8));
            var proven = proof.verify(receipt.entry().encode(), register.quorum());
            var token = body.bytes("checkpointTimestamp");
            Timestamps.verify(token, proven.checkpoint().noteSha256(), List.of(register.tsa()));
            return new ProvenReceipt(receipt, proven.quorumTime(), body.bytes("receipt"), body.text("proof"), token);
        } catch (InvalidEvidence e) {
            throw new Deviation("The receipt does not hold: " + e.getMessage(), e);
        }
    }

    /** What was sent, to be kept beside the bid as the tool keeps it. */
    ReceiptFiles.Sent sent() {
        return new ReceiptFiles.Sent(message, proof.getBytes(StandardCharsets.UTF_8), checkpointToken);
    }

    /** How long the witnesses took; they tell whole seconds. */
    public Duration lag() {
        return Duration.between(receipt.received(), quorumTime);
    }
}
