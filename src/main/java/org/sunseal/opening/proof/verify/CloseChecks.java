package org.sunseal.opening.proof.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.Withdrawal;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Times;
import org.sunseal.opening.proof.verify.EvidenceLog.Logged;

/** The log, CLOSE and the completeness of its list (protocol 5.8, 9.1). */
final class CloseChecks {
    private CloseChecks() {}

    static String register(Evidence evidence) {
        var files = evidence.files();
        var register = evidence.register();
        Expect.that(
                Arrays.equals(
                        files.read(EvidenceLayout.REGISTER), evidence.trust().registerMessage()),
                "register.p7 is another register than the one in your trust file");
        Expect.that(
                Arrays.equals(
                                files.read(EvidenceLayout.PLATFORM_CERTIFICATE),
                                EvidenceWriter.certificateFile(register.platformSigning()))
                        && Arrays.equals(
                                files.read(EvidenceLayout.TSA_CERTIFICATE),
                                EvidenceWriter.certificateFile(register.tsa())),
                "A certificate in the folder is not the one in the register");
        return "The trustees are %s, by the register in your own trust file"
                .formatted(register.trustees().stream()
                        .map(trustee -> trustee.id() + " " + trustee.body())
                        .collect(Collectors.joining(", ")));
    }

    static String logConsistency(Evidence evidence) {
        var log = evidence.log();
        return "%d entries lead to the checkpoint that %d or more witnesses cosigned by %s"
                .formatted(log.size(), evidence.register().w(), Times.format(log.quorumTime()));
    }

    static String closeLogged(Evidence evidence) {
        var close = evidence.close();
        var closing = evidence.closing();
        var logged = evidence.log().of("CLOSE").stream()
                .filter(entry -> entry.index() == close.index())
                .findFirst()
                .orElseThrow();
        Expect.that(
                Arrays.equals(
                        logged.entry().attachments().get("token"),
                        evidence.files().read(EvidenceLayout.CLOSE_TOKEN)),
                "close.tst is not the time-stamp in the log");
        Expect.that(
                close.index() >= closing.previousSize()
                        && evidence.log().rootAt(closing.previousSize()).equals(closing.previousRoot()),
                "CLOSE builds on another history than this log");
        return "CLOSE stands at %d, signed by the platform and time-stamped".formatted(close.index());
    }

    static String closeUnique(Evidence evidence) {
        var index = evidence.index();
        var found = evidence.log().of("CLOSE", index.tender(), index.lot(), index.round());
        Expect.that(
                found.size() == 1,
                found.isEmpty()
                        ? "The log has no CLOSE for this round"
                        : "The round was closed more than once, at entries %s"
                                .formatted(found.stream().map(Logged::index).toList()));
        return "It is the only CLOSE of this round";
    }

    static String listRoot(Evidence evidence) {
        return "list.json has the %d bids and the root that CLOSE names"
                .formatted(evidence.list().entries().size());
    }

    /**
     * Every bid somebody holds a receipt for is listed, withdrawn or replaced. The folder brings the listed ones;
     * whoever thinks a bid is missing adds its folder and runs this again.
     */
    static String listComplete(Evidence evidence) {
        var list = evidence.list();
        var replaced = replaced(evidence);
        var withdrawn = 0;
        for (var bid : evidence.bids().values()) {
            var slot = bid.slot();
            var listed = list.of(slot);
            if (listed.isPresent()) {
                Expect.that(
                        listed.get().sealedSha256().equals(bid.manifest().sha256()),
                        "Slot %s is listed with another bid".formatted(slot));
                Expect.that(
                        !replaced.contains(bid.manifest().sha256()),
                        "The bid of %s was replaced, yet listed".formatted(slot));
            } else if (!replaced.contains(bid.manifest().sha256())) {
                requireWithdrawn(evidence, bid);
                withdrawn++;
            }
        }
        Expect.that(evidence.bids().keySet().containsAll(list.slots()), "The folder lacks a bid that is listed");
        return "All %d bids with a receipt here are listed, %d of them replaced or withdrawn"
                .formatted(
                        evidence.bids().size(),
                        evidence.bids().size() - list.entries().size())
                .concat(withdrawn > 0 ? ", withdrawals proved" : "");
    }

    /** Digests of the bids another bid of the same bidder replaces; only one whose own receipt is in the log can. */
    private static Set<String> replaced(Evidence evidence) {
        var holders = new HashMap<String, String>();
        evidence.bids().values().forEach(bid -> holders.put(bid.manifest().sha256(), bid.creditCode()));
        var replaced = new HashSet<String>();
        for (var bid : evidence.bids().values()) {
            var prev = bid.manifest().prev();
            if (prev != null && bid.creditCode().equals(holders.get(prev))) {
                bid.quorumTime(evidence);
                replaced.add(prev);
            }
        }
        return replaced;
    }

    private static void requireWithdrawn(Evidence evidence, EvidenceBid bid) {
        var slot = bid.slot();
        bid.quorumTime(evidence); // a receipt that is not in the log claims nothing
        Expect.that(
                evidence.files().has(EvidenceLayout.withdrawal(slot)),
                "The bid of slot %s has a receipt in the log, but it is not listed".formatted(slot));
        var message = SignedMessage.parse(evidence.files().read(EvidenceLayout.withdrawal(slot)));
        var receipt =
                SignedMessage.parse(evidence.files().read(EvidenceLayout.receipt(EvidenceLayout.WITHDRAWALS, slot)));
        var read = Receipt.parse(receipt.body());
        TlogProof.parse(evidence.files().read(EvidenceLayout.proof(EvidenceLayout.WITHDRAWALS, slot)))
                .verify(read.entry().encode(), evidence.register().quorum());
        Expect.that(
                receipt.onlySigner().equals(evidence.register().platformSigning())
                        && read.status() == Receipt.Status.WITHDRAWN
                        && read.sealedSha256().equals(bid.manifest().sha256())
                        && read.signatureSha256().equals(Framing.hex(Framing.sha256(message.der())))
                        && read.received().isBefore(evidence.bidsUntil().instant()),
                "The withdrawal of %s was not received in time".formatted(slot));
        requireByTheBidder(evidence, bid, message, read);
    }

    /** Another certificate of the same organisation will do (protocol 5.7). */
    private static void requireByTheBidder(Evidence evidence, EvidenceBid bid, SignedMessage message, Receipt receipt) {
        evidence.trust()
                .trustList()
                .checkWithoutRevocation(
                        message.onlySigner(), message.chain(), receipt.received(), Certificates.Usage.SIGNING);
        Expect.that(
                Holder.creditCode(message.onlySigner()).equals(bid.creditCode())
                        && Withdrawal.parse(message.body())
                                .sealedSha256()
                                .equals(bid.manifest().sha256()),
                "The withdrawal of %s is not by its bidder, or of another bid".formatted(bid.slot()));
    }
}
