package org.sunseal.opening.proof.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;
import org.sunseal.opening.proof.verify.EvidenceLog.Logged;
import org.sunseal.project.proof.LoggedOutage;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.OnTime;
import org.sunseal.project.proof.WitnessedNotice;

/**
 * Until when bids were on time (protocol 5.1b): a notice moved that only if the witnesses had seen it before the
 * deadline it moves, which the proof beside it shows, or if the log says that an outage lasted when it came.
 *
 * @param remark what a reader should know about it besides, beginning with a semicolon; mostly nothing
 */
record BidsUntil(Instant instant, String remark) {

    static BidsUntil of(Evidence evidence) {
        var first = evidence.notices().getFirst();
        var round = evidence.index().round();
        var witnessed = new ArrayList<WitnessedNotice>();
        for (var logged : NoticeChecks.before(evidence, "NOTICE")) {
            var signed = Notice.parseSigned(logged.entry().message());
            if (NoticeChecks.follows(signed, first)) {
                witnessed.add(
                        new WitnessedNotice(signed.notice(), witnessedAt(evidence, logged), outage(evidence, logged)));
            }
        }
        var opening = evidence.opening();
        var until = OnTime.until(opening, witnessed, round);
        var withoutOutages = OnTime.until(
                opening,
                witnessed.stream()
                        .map(each -> new WitnessedNotice(each.notice(), each.witnessedAt(), null))
                        .toList(),
                round);
        return new BidsUntil(until, remark(evidence, until, withoutOutages));
    }

    private static String remark(Evidence evidence, Instant until, Instant withoutOutages) {
        if (until.isAfter(withoutOutages)) {
            return "; the deadline %s had passed when it was moved in an outage the platform declared"
                    .formatted(Times.format(withoutOutages));
        }
        return until.isBefore(evidence.closing().deadline())
                ? "; a notice that came too late to count for bids moved the close to %s"
                        .formatted(Times.format(evidence.closing().deadline()))
                : "";
    }

    /** Quorum time of the notice's own proof; none without one, or if the proof is younger than CLOSE. */
    private static @Nullable Instant witnessedAt(Evidence evidence, Logged notice) {
        var name = EvidenceLayout.noticeProof(notice.index());
        if (!evidence.files().has(name)) {
            return null;
        }
        var proof = TlogProof.parse(evidence.files().read(name));
        Expect.that(proof.index() == notice.index(), "%s is the proof of another entry".formatted(name));
        var seen = proof.verify(notice.entry().encode(), evidence.register().quorum())
                .quorumTime();
        return seen.isAfter(evidence.close().tokenTime()) ? null : seen;
    }

    /** When the outage began that the log shows as declared and not yet over where the notice stands. */
    private static @Nullable Instant outage(Evidence evidence, Logged notice) {
        Instant began = null;
        for (var declared : outages(evidence, notice.index())) {
            began = declared.end().isPresent() ? null : declared.beganAt(); // one lasts at a time
        }
        return began;
    }

    private static List<LoggedOutage> outages(Evidence evidence, long before) {
        return evidence.log().of("OUTAGE").stream()
                .filter(entry -> entry.index() < before)
                .flatMap(entry -> read(evidence, entry).stream())
                .toList();
    }

    /** Only what the platform signed declares an outage; anything else of that type is nobody's word. */
    private static Optional<LoggedOutage> read(Evidence evidence, Logged entry) {
        try {
            var message = entry.message();
            return message.onlySigner().equals(evidence.register().platformSigning())
                    ? Optional.of(LoggedOutage.read(message.body()))
                    : Optional.empty();
        } catch (InvalidEvidence e) {
            return Optional.empty();
        }
    }
}
