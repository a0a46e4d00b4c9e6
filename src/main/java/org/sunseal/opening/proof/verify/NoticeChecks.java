package org.sunseal.opening.proof.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;
import org.sunseal.opening.proof.Release;
import org.sunseal.opening.proof.verify.EvidenceLog.Logged;
import org.sunseal.project.proof.NewRounds;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.Order;
import org.sunseal.project.proof.OrdersInForce;

/** What was announced before the close, and ordered before the release (protocol 5.1b, 5.9 R4). */
final class NoticeChecks {
    private NoticeChecks() {}

    /**
     * Every notice that binds the lot at CLOSE, version 1 first: the allotment names it, or a later one that continues it
     * and opens the round (ADR 0031), and its signer chains to the reader's anchors; later ones, in whatever order and
     * contradicting each other or not, are signed by a signer named in it (protocol 5.1b).
     */
    static List<Notice> binding(Evidence evidence) {
        var logged = before(evidence, "NOTICE");
        requireFilesAre(evidence, EvidenceLayout.NOTICES, logged);
        var signed = logged.stream()
                .map(entry -> Notice.parseSigned(entry.entry().message()))
                .toList();
        var opening = named(
                signed,
                evidence.allotment().noticeSha256(),
                "The log has no notice that the allotment names, before CLOSE");
        var first = opening;
        while (first.notice().version() > 1) {
            first = named(
                    signed,
                    first.notice().prev().orElseThrow(),
                    "The notice the allotment names continues one that is not in the log before CLOSE");
        }
        evidence.trust()
                .trustList()
                .checkWithoutRevocation(
                        first.signer(),
                        first.message().chain(),
                        evidence.close().tokenTime(),
                        Certificates.Usage.SIGNING);
        var binding = new ArrayList<>(List.of(first.notice()));
        var origin = first.notice();
        signed.stream()
                .filter(each -> follows(each, origin))
                .map(Notice.Signed::notice)
                .forEach(binding::add);
        return binding;
    }

    private static Notice.Signed named(List<Notice.Signed> signed, String sha256, String otherwise) {
        return signed.stream()
                .filter(each -> each.notice().sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence("check-failed", otherwise));
    }

    /** The notice that opens the round: the allotment names it, and it is among those that bind. */
    static Notice opening(Evidence evidence) {
        var sha256 = evidence.allotment().noticeSha256();
        return evidence.notices().stream()
                .filter(notice -> notice.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence(
                        "check-failed", "The notice the allotment names is signed by nobody version 1 names"));
    }

    /** That a notice after version 1 opened the round only when every round before it was closed, and touched none. */
    static String roundOpened(Evidence evidence) {
        var opening = evidence.opening();
        var round = evidence.index().round();
        if (opening.version() == 1) {
            return "Version 1 of the notice opened round %d".formatted(round);
        }
        var before = evidence.notices().stream()
                .filter(notice -> opening.prev().equals(Optional.of(notice.sha256())))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence("check-failed", "The notice continues one nobody may sign"));
        Expect.that(
                before.round(round).isEmpty(), "Version %d names round %d already".formatted(before.version(), round));
        var at = indexOf(evidence, opening);
        var refused = NewRounds.refuse(opening, before, earlier -> closedBefore(evidence, earlier, at));
        Expect.that(
                refused.isEmpty(),
                "Version %d may not open round %d: %s".formatted(opening.version(), round, String.join("; ", refused)));
        return "Version %d of the notice opened round %d after every earlier round was closed, and changed none"
                .formatted(opening.version(), round);
    }

    private static long indexOf(Evidence evidence, Notice notice) {
        return before(evidence, "NOTICE").stream()
                .filter(entry -> Notice.parse(entry.entry().message()).sha256().equals(notice.sha256()))
                .mapToLong(Logged::index)
                .findFirst()
                .orElseThrow();
    }

    private static boolean closedBefore(Evidence evidence, int round, long index) {
        var place = evidence.index();
        return evidence.log().of("CLOSE", place.tender(), place.lot(), round).stream()
                .anyMatch(entry -> entry.index() < index
                        && entry.message()
                                .onlySigner()
                                .equals(evidence.register().platformSigning()));
    }

    /**
     * Whoever is not named in version 1 binds nobody, so such an entry is left out rather than held against the
     * platform.
     */
    static boolean follows(Notice.Signed later, Notice first) {
        try {
            later.notice().requireFollows(later.signer(), first);
            return true;
        } catch (InvalidEvidence e) {
            return false;
        }
    }

    /** The notice CLOSE names; it continues version 1 link by link, and nothing continues it. */
    static Notice newest(Evidence evidence) {
        var binding = evidence.notices();
        var byDigest = new HashMap<String, Notice>();
        binding.forEach(notice -> byDigest.put(notice.sha256(), notice));
        var named = byDigest.get(evidence.closing().noticeSha256());
        if (named == null) {
            throw new InvalidEvidence("check-failed", "CLOSE names a notice that is not in the log before it");
        }
        for (var notice = named; notice.version() > 1; ) {
            var before = byDigest.get(notice.prev().orElseThrow());
            if (before == null || before.version() != notice.version() - 1) {
                throw new InvalidEvidence(
                        "check-failed", "Notice version %d does not follow the one before".formatted(notice.version()));
            }
            notice = before;
        }
        for (var notice : binding) {
            Expect.that(
                    !notice.prev().equals(Optional.of(named.sha256())),
                    "CLOSE names notice version %d, but version %d continues it"
                            .formatted(named.version(), notice.version()));
        }
        return named;
    }

    static String noticeChain(Evidence evidence) {
        var last = evidence.notice();
        Expect.that(
                last.registerSha256().equals(evidence.register().sha256()),
                "The notice relies on another trustees' register than yours");
        return "%d notices bind the lot, all signed by who may; CLOSE names version %d, the last in line"
                .formatted(evidence.notices().size(), last.version());
    }

    static String effectiveDeadline(Evidence evidence) {
        var openAt = evidence.terms().openAt();
        Expect.that(
                evidence.closing().deadline().equals(openAt),
                "CLOSE names %s, notices and allotment %s"
                        .formatted(Times.format(evidence.closing().deadline()), Times.format(openAt)));
        Expect.that(
                !evidence.close().tokenTime().isBefore(openAt),
                "CLOSE was stamped at %s, before the deadline"
                        .formatted(Times.format(evidence.close().tokenTime())));
        return "The deadline was %s by every notice and the allotment; CLOSE was stamped after it"
                .formatted(Times.format(openAt));
    }

    /** That no order of the regulator stood against the opening. */
    static String orders(Evidence evidence) {
        var index = evidence.index();
        var logged = evidence.log().of("ORDER", index.tender(), index.lot());
        requireFilesAre(evidence, EvidenceLayout.ORDERS, logged);
        for (var each : LoggedRelease.all(evidence)) {
            requireNothingStood(evidence, logged, each.release());
        }
        return logged.isEmpty()
                ? "The regulator gave no orders about this lot"
                : "None of the %d orders about this lot stood against the opening".formatted(logged.size());
    }

    /** An order is held against a trustee only if it stood in the log the trustee had read: later ones came too late. */
    private static void requireNothingStood(Evidence evidence, List<Logged> logged, Release release) {
        var orders = logged.stream()
                .filter(entry -> entry.index() < release.size())
                .map(entry -> Order.parse(entry.entry().message(), evidence.register()))
                .toList();
        var standing = OrdersInForce.against(
                evidence.index().tender(), evidence.index().lot(), orders);
        Expect.that(
                standing.isEmpty(),
                "%s released nevertheless: %s".formatted(release.trustee(), String.join(". ", standing)));
    }

    static List<Logged> before(Evidence evidence, String type) {
        var index = evidence.index();
        return evidence.log().of(type, index.tender(), index.lot()).stream()
                .filter(entry -> entry.index() < evidence.close().index())
                .toList();
    }

    /** The files are copies for foreign tools; the log decides which there must be. */
    private static void requireFilesAre(Evidence evidence, String folder, List<Logged> logged) {
        for (var entry : logged) {
            var name = EvidenceLayout.logged(folder, entry.index());
            Expect.that(
                    Arrays.equals(evidence.files().read(name), entry.entry().message()),
                    "%s is not the entry in the log".formatted(name));
        }
        Expect.that(
                evidence.files().names(folder).size() <= logged.size(),
                "%s holds something the log does not".formatted(folder));
    }
}
