package org.sunseal.opening.proof.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Keys;
import org.sunseal.custody.proof.Recombination;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.custody.proof.Sharing;
import org.sunseal.custody.proof.SlotCheck;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.opening.proof.Release;
import org.sunseal.opening.proof.Unsealed;
import org.sunseal.opening.proof.Unsealing;

/** That keys came from the trustees, after CLOSE, and that they open what the record says (protocol 5.9). */
final class KeyChecks {
    /** What a releasing trustee must have taken note of (protocol 5.12, "no other NOTICE, ORDER or CLOSE existed"). */
    private static final List<String> BINDING = List.of("NOTICE", "ORDER", "ALLOT", "CLOSE");

    private KeyChecks() {}

    static String releaseAfterClose(Evidence evidence) {
        var logged = LoggedRelease.all(evidence);
        if (evidence.record().outcome() == OpeningRecord.Outcome.RETURNED) {
            Expect.that(logged.isEmpty(), "Shares were released although the bids were to be returned");
            return "No share was released: the bids stay sealed";
        }
        var agreeing = new HashSet<String>();
        var complaints = new ArrayList<String>();
        for (var entry : logged) {
            var release = entry.release();
            Expect.that(
                    entry.index() > evidence.close().index(),
                    release.trustee() + " released before CLOSE was in the log");
            complaint(evidence, release).ifPresentOrElse(complaints::add, () -> agreeing.add(release.trustee()));
        }
        var needed = evidence.register().k();
        Expect.that(
                agreeing.size() >= needed,
                "%d trustees logged a release that agrees with this log, %d must. %s"
                        .formatted(agreeing.size(), needed, String.join(". ", complaints)));
        Expect.that(
                agreeing.containsAll(evidence.record().trustees())
                        && evidence.record().trustees().size() >= needed,
                "The record names trustees %s, releases are logged of %s"
                        .formatted(evidence.record().trustees(), agreeing));
        return "%d trustees released after CLOSE, having seen the same notices, orders and CLOSE"
                .formatted(agreeing.size());
    }

    /** What is wrong with one release; it then counts for nothing, but cannot spoil those of the others. */
    private static Optional<String> complaint(Evidence evidence, Release release) {
        var index = evidence.index();
        var who = release.trustee();
        if (!release.closeSha256().equals(evidence.closing().sha256())) {
            return Optional.of(who + " released for another CLOSE");
        }
        if (release.size() <= evidence.close().index()
                || release.size() > evidence.log().size()
                || !evidence.log().rootAt(release.size()).equals(release.root())) {
            return Optional.of(who + " had not read this log up to CLOSE");
        }
        return BINDING.stream()
                .flatMap(type -> evidence.log().of(type, index.tender(), index.lot()).stream())
                .filter(entry ->
                        entry.index() < release.size() && !release.seen().contains(entry.index()))
                .map(entry -> "%s released without taking note of entry %d".formatted(who, entry.index()))
                .findFirst();
    }

    static String shares(Evidence evidence) {
        if (evidence.record().outcome() == OpeningRecord.Outcome.RETURNED) {
            Expect.that(
                    evidence.record().trustees().isEmpty(), "The record of returned bids names trustees who released");
            return "The bids were returned unopened; there are no shares";
        }
        var messages = new ArrayList<ShareRelease.Signed>();
        for (var trustee : evidence.record().trustees()) {
            var message = evidence.files().read(EvidenceLayout.shares(trustee));
            var signed = ShareRelease.parse(message, evidence.register());
            Expect.that(
                    signed.trustee().id().equals(trustee), "The shares of %s are signed by another".formatted(trustee));
            Expect.that(
                    released(evidence, trustee).messageSha256().equals(Framing.hex(Framing.sha256(message))),
                    "The shares of %s are not the ones its logged release names".formatted(trustee));
            messages.add(signed);
        }
        var sharings = new TreeMap<String, Sharing>();
        evidence.slots().forEach((slot, checked) -> sharings.put(slot, checked.sharing()));
        var combined = Recombination.of(
                evidence.closing().sha256(),
                sharings,
                messages,
                evidence.register().k());
        Expect.that(combined.isComplete(), "The shares do not open the slots: %s".formatted(combined.setAside()));
        combined.keys()
                .forEach((slot, key) -> Expect.that(
                        key.equals(key(evidence, slot)), "The key of %s is not what the shares make".formatted(slot)));
        return "Every share of %s fits the public commitments, and together they make the %d keys"
                .formatted(String.join(", ", combined.used()), combined.keys().size());
    }

    private static Release released(Evidence evidence, String trustee) {
        return LoggedRelease.all(evidence).stream()
                .map(LoggedRelease::release)
                .filter(release -> release.trustee().equals(trustee))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence("check-failed", trustee + " logged no release"));
    }

    static String slotKeys(Evidence evidence) {
        var slots = keySlots(evidence);
        for (var slot : slots) {
            var checked = Optional.ofNullable(evidence.slots().get(slot));
            Expect.that(
                    checked.map(SlotCheck.Checked::sharing)
                            .filter(sharing -> sharing.isKeyOf(key(evidence, slot)))
                            .isPresent(),
                    "The private key of %s does not belong to its public key".formatted(slot));
        }
        return "%d private keys fit the public keys the bidders sealed to".formatted(slots.size());
    }

    /** Opens every key message the folder brings and compares with the record. */
    static String contents(Evidence evidence) {
        var slots = keySlots(evidence);
        var lost = 0;
        for (var slot : slots) {
            var recorded = RecordChecks.recorded(evidence, slot);
            if (recorded.result() == RecordedBid.Result.PLATFORM_FAULT
                    && recorded.read().isEmpty()
                    && !evidence.files().has(EvidenceLayout.keyMessage(slot))) {
                lost++; // the platform admits that it lost the bytes: there is nothing to compare
                continue;
            }
            var manifest = RecordChecks.bid(evidence, slot).manifest();
            var keyMessage = evidence.files().read(EvidenceLayout.keyMessage(slot));
            if (!Framing.hex(Framing.sha256(keyMessage)).equals(manifest.key().digest())) {
                Expect.that(
                        recorded.result() == RecordedBid.Result.PLATFORM_FAULT
                                && recorded.read().isEmpty(),
                        "key.p7m of %s is not the one its bidder signed".formatted(slot));
                lost++;
                continue;
            }
            var unsealed = Unsealing.open(key(evidence, slot), manifest, keyMessage, chain(evidence, slot));
            switch (unsealed) {
                case Unsealed.Opened opened -> requireSame(opened, recorded);
                case Unsealed.BidderFault fault ->
                    Expect.that(
                            recorded.result() == RecordedBid.Result.BIDDER_FAULT
                                    && recorded.read().isEmpty(),
                            "%s does not open (%s), but the record says otherwise".formatted(slot, fault.detail()));
                case Unsealed.PlatformFault fault -> Expect.that(false, slot + ": " + fault.detail());
            }
        }
        return "%d key packages open with their keys and hold what the record says%s%s"
                .formatted(
                        slots.size() - lost,
                        lost == 0 ? "" : "; %d the platform says it lost".formatted(lost),
                        blamed(evidence, slots));
    }

    /** Payloads do not come with the evidence, so a file said to be faulty is a claim until somebody opens it. */
    private static String blamed(Evidence evidence, List<String> slots) {
        var blamed = slots.stream()
                .flatMap(slot -> RecordChecks.recorded(evidence, slot).objects().stream())
                .filter(object -> object.result() != RecordedBid.Result.OPENED)
                .count();
        return blamed == 0 ? "" : "; %d files are said not to open, which takes the files to check".formatted(blamed);
    }

    private static void requireSame(Unsealed.Opened opened, RecordedBid recorded) {
        var slot = recorded.slot();
        Expect.that(
                recorded.read()
                        .filter(read ->
                                Arrays.equals(read.form(), opened.contents().form()))
                        .isPresent(),
                "The form in key.p7m of %s is not the one read out".formatted(slot));
        var inside = opened.contents().objects().stream()
                .map(entry -> entry.name() + " " + entry.size() + " " + entry.digest())
                .toList();
        var listed = recorded.objects().stream()
                .map(object -> object.name() + " " + object.size() + " " + object.sha256())
                .toList();
        Expect.that(inside.equals(listed), "The record lists other files for %s than its package".formatted(slot));
    }

    /** Slots of the bids this one replaced, as far as the folder holds them. */
    private static Set<String> chain(Evidence evidence, String slot) {
        var slots = new HashSet<String>();
        var prev = RecordChecks.bid(evidence, slot).manifest().prev();
        while (prev != null) {
            var wanted = prev;
            var before = evidence.bids().values().stream()
                    .map(EvidenceBid::manifest)
                    .filter(manifest -> manifest.sha256().equals(wanted))
                    .findFirst();
            before.ifPresent(manifest -> slots.add(manifest.context().slot()));
            prev = before.map(manifest -> manifest.prev()).orElse(null);
        }
        return slots;
    }

    /** The listed slots whose keys this kind of evidence has to bring. */
    private static List<String> keySlots(Evidence evidence) {
        if (evidence.record().outcome() == OpeningRecord.Outcome.RETURNED) {
            return List.of();
        }
        var own = evidence.index().slotOrNull();
        return own == null ? evidence.list().slots() : List.of(own);
    }

    private static BigInteger key(Evidence evidence, String slot) {
        var file = evidence.files().read(EvidenceLayout.key(slot));
        var pem = new String(file, StandardCharsets.US_ASCII);
        try {
            var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            // written again: what readers of PEM and of EC keys skip must not differ either
            if (Keys.privateKey("EC", der) instanceof ECPrivateKey key
                    && Arrays.equals(file, EvidenceWriter.keyFile(key.getS()))) {
                return key.getS();
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("check-failed", "The key file of %s is no PEM".formatted(slot), e);
        }
        throw new InvalidEvidence("check-failed", "The key file of %s holds another kind of key".formatted(slot));
    }
}
