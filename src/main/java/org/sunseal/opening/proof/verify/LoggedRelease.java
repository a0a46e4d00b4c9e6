package org.sunseal.opening.proof.verify;

import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.opening.proof.Release;
import org.sunseal.opening.proof.verify.EvidenceLog.Logged;

/** A trustee's own word in the log that it sent shares for this round, and what it had read by then (protocol 5.9). */
record LoggedRelease(long index, Release release) {
    /** Those of this round that their trustees signed, in log order; anybody can put others into the log. */
    static List<LoggedRelease> all(Evidence evidence) {
        var index = evidence.index();
        return evidence.log().of("RELEASE", index.tender(), index.lot(), index.round()).stream()
                .flatMap(logged -> signed(evidence, logged).stream())
                .toList();
    }

    private static Optional<LoggedRelease> signed(Evidence evidence, Logged logged) {
        try {
            var message = logged.message();
            var release = Release.read(message.body());
            return evidence.register()
                    .trustee(release.trustee())
                    .filter(trustee -> trustee.signing().equals(message.onlySigner()))
                    .map(trustee -> new LoggedRelease(logged.index(), release));
        } catch (InvalidEvidence e) {
            return Optional.empty();
        }
    }
}
