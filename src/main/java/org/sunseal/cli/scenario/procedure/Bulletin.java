package org.sunseal.cli.scenario.procedure;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.award.proof.Announcement;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Patience;
import org.sunseal.crypto.SignedMessage;

/**
 * What the agency announces about a lot's outcome: the platform drafts what it knows, the agency fills in the rest and
 * signs it with its own key, and everybody finds it in the log.
 */
final class Bulletin {
    private final Ensemble ensemble;
    private final PlayedLot lot;

    Bulletin(Ensemble ensemble, PlayedLot lot) {
        this.ensemble = ensemble;
        this.lot = lot;
    }

    private String path() {
        return lot.path() + "/announcements";
    }

    /** The draft, with these words where the platform knows nothing. */
    Announcement draft(Announcement.Subject subject, Map<String, String> words) {
        var drafted = Announcement.read(ensemble.cast()
                .agency()
                .api()
                .get("%s/%s/draft".formatted(path(), subject))
                .bytes("body"));
        return new Announcement(
                drafted.subject(),
                drafted.tender(),
                drafted.lot(),
                drafted.round(),
                drafted.reportSha256(),
                drafted.until(),
                filled(drafted.fields(), words),
                drafted.entries().stream().map(entry -> filled(entry, words)).toList());
    }

    private static Map<String, String> filled(Map<String, String> drafted, Map<String, String> words) {
        var filled = new TreeMap<>(drafted);
        filled.replaceAll((field, known) -> known.isEmpty() ? said(field, words) : known);
        return filled;
    }

    private static String said(String field, Map<String, String> words) {
        var said = words.get(field);
        if (said == null) {
            throw new Deviation("Neither platform nor agency knows what to announce as " + field);
        }
        return said;
    }

    /** Signs and publishes it, and waits until the witnesses have seen it in the log. */
    void publish(Announcement announcement) {
        var agency = ensemble.cast().agency();
        var message = SignedMessage.sign(announcement.body(), agency.signer());
        agency.api().post(path(), Map.of("announcement", message));
        ensemble.told()
                .await("the witnesses see the announcement", Patience.WITNESSES, () -> isProved(announcement, message));
    }

    private boolean isProved(Announcement announcement, byte[] message) {
        for (var shown : ensemble.anyone().list(path())) {
            if (shown.digest("sha256").equals(announcement.sha256()) && shown.has("proof")) {
                TlogProof.parse(shown.text("proof").getBytes(StandardCharsets.UTF_8))
                        .verify(
                                new OpenEntry(announcement.subject().entryType(), message).encode(),
                                ensemble.setting().register().quorum());
                return true;
            }
        }
        return false;
    }
}
