package org.sunseal.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.EffectiveTerms;
import org.sunseal.project.proof.NewRounds;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/**
 * What a notice must satisfy to be published here (protocol 5.1b). All rules are asked, so that an agency learns every
 * mistake in one answer. Agents enforce none of this: they only take the latest and the largest.
 */
final class NoticeRules {
    private static final String SUITE = "intl-1";
    private static final String PROFILE = "trustees";

    private NoticeRules() {}

    /**
     * What the platform knows when a notice comes in.
     *
     * @param current the newest notice of the chain, absent before the first
     * @param held every notice there is, those off the chain included
     * @param prepared whether the notice is to begin a tendering, the first or another
     * @param over rounds that are closed
     * @param minimumBids the fewest the lot was planned with
     * @param outage when the outage began that lasts now; empty when none does
     */
    record Facts(
            LotKey lot,
            Optional<Notice> current,
            List<Notice> held,
            boolean prepared,
            Set<Integer> over,
            int minimumBids,
            String documentsRoot,
            boolean hasDocuments,
            String registerSha256,
            Optional<Instant> outage,
            Instant now) {}

    /** Everything wrong with the notice, in the order of its fields; empty when it may be published. */
    static List<Refused> refuse(Notice notice, Facts facts) {
        var refused = new ArrayList<Refused>();
        if (!notice.isFor(facts.lot().tender(), facts.lot().lot())) {
            refused.add(new Refused(
                    ProjectRefusal.WRONG_LOT,
                    "lot",
                    "The notice names %s/%s".formatted(notice.tender(), notice.lot())));
        }
        chain(notice, facts, refused);
        var current = facts.current();
        if (current.isPresent()) {
            amendment(notice, current.get(), facts, refused);
        } else if (notice.minimumBids() < facts.minimumBids()) {
            refused.add(new Refused(
                    ProjectRefusal.TOO_FEW_BIDS_ASKED,
                    "minimumBids",
                    "The lot was planned with at least %d".formatted(facts.minimumBids())));
        }
        rounds(notice, facts, refused);
        terms(notice, facts, refused);
        return refused;
    }

    private static void chain(Notice notice, Facts facts, List<Refused> refused) {
        int expected = facts.current().map(Notice::version).orElse(0) + 1;
        if (notice.version() != expected) {
            refused.add(
                    new Refused(ProjectRefusal.WRONG_VERSION, "version", "The next version is %d".formatted(expected)));
        }
        if (!notice.prev().equals(facts.current().map(Notice::sha256))) {
            refused.add(new Refused(
                    ProjectRefusal.WRONG_PREVIOUS_NOTICE,
                    "prev",
                    facts.current()
                            .map(current -> "The notice before has the digest " + current.sha256())
                            .orElse("There is no notice before")));
        }
    }

    private static void amendment(Notice notice, Notice current, Facts facts, List<Refused> refused) {
        var furtherRounds = furtherRounds(notice, current, facts);
        if (!furtherRounds.isEmpty()) {
            refused.add(new Refused(ProjectRefusal.ROUNDS_CHANGED, "rounds", String.join("; ", furtherRounds)));
        }
        if (!notice.signers().equals(current.signers())) {
            refused.add(new Refused(ProjectRefusal.SIGNERS_CHANGED, "signers", "Version 1 names who may sign"));
        }
        for (int i = 0; i < notice.rounds().size(); i++) {
            var round = notice.rounds().get(i);
            var before = effective(facts.held(), round);
            if (before.isEmpty() || facts.over().contains(round.round())) {
                continue; // a new round, or one of which nothing may change
            }
            var openAt = before.get().openAt();
            var field = "rounds[%d].openAt".formatted(i);
            if (round.openAt().isBefore(openAt)) {
                refused.add(
                        new Refused(ProjectRefusal.NOTICE_HASTENS, field, "It opens at %s already".formatted(openAt)));
            }
            var inOutage =
                    facts.outage().filter(began -> !began.isAfter(openAt)).isPresent();
            if (!facts.now().isBefore(openAt) && !inOutage) {
                refused.add(new Refused(
                        ProjectRefusal.NOTICE_LATE,
                        field,
                        "The deadline %s has passed; only a declared outage lets a notice move it now"
                                .formatted(openAt)));
            }
        }
        if (notice.minimumBids() < current.minimumBids()) {
            refused.add(new Refused(
                    ProjectRefusal.NOTICE_HASTENS, "minimumBids", "It is %d already".formatted(current.minimumBids())));
        }
        if (notice.objectionWindow().compareTo(current.objectionWindow()) < 0) {
            refused.add(new Refused(
                    ProjectRefusal.NOTICE_HASTENS,
                    "objectionWindow",
                    "It is %d s already".formatted(current.objectionWindow().toSeconds())));
        }
    }

    /** A tendering begins with its own rounds, and ends with them. */
    private static List<String> furtherRounds(Notice notice, Notice current, Facts facts) {
        var no = new ArrayList<String>();
        var opened = NewRounds.opened(notice, current);
        if (opened.isEmpty() == facts.prepared()) {
            no.add(
                    facts.prepared()
                            ? "The notice that tenders a lot again opens its next round, %d"
                                    .formatted(current.rounds().getLast().round() + 1)
                            : "Rounds are added only when a lot is tendered again");
        }
        if (notice.version() == current.version() + 1
                && notice.prev().equals(Optional.of(current.sha256()))) { // else that is said already
            no.addAll(NewRounds.refuse(notice, current, facts.over()::contains));
        }
        return no;
    }

    private static void rounds(Notice notice, Facts facts, List<Refused> refused) {
        var now = facts.now();
        for (int i = 0; i < notice.rounds().size(); i++) {
            var round = notice.rounds().get(i);
            if (!facts.over().contains(round.round()) && !now.isBefore(round.openAt())) {
                refused.add(new Refused(
                        ProjectRefusal.OPENS_IN_THE_PAST, "rounds[%d].openAt".formatted(i), "It is %s".formatted(now)));
            }
            var after = round.after();
            if (after.isPresent()
                    && notice.openAt(after.get()).map(round.openAt()::isBefore).orElse(true)) {
                refused.add(new Refused(
                        ProjectRefusal.ROUND_BEFORE_ITS_PREDECESSOR,
                        "rounds[%d].after".formatted(i),
                        "Round %d waits for round %d and cannot open before it".formatted(round.round(), after.get())));
            }
        }
    }

    private static void terms(Notice notice, Facts facts, List<Refused> refused) {
        if (!notice.suite().equals(SUITE)) {
            refused.add(new Refused(ProjectRefusal.WRONG_SUITE, "suite", "This platform runs " + SUITE));
        }
        if (!notice.profile().equals(PROFILE)) {
            refused.add(new Refused(ProjectRefusal.WRONG_SUITE, "profile", "This platform runs " + PROFILE));
        }
        if (!notice.registerSha256().equals(facts.registerSha256())) {
            refused.add(new Refused(
                    ProjectRefusal.WRONG_REGISTER,
                    "registerSha256",
                    "The register in force has the digest " + facts.registerSha256()));
        }
        if (!facts.hasDocuments()) {
            refused.add(new Refused(
                    ProjectRefusal.NO_DOCUMENTS, "documentsRoot", "The project has no tender documents to announce"));
        } else if (!notice.documentsRoot().equals(facts.documentsRoot())) {
            refused.add(new Refused(
                    ProjectRefusal.WRONG_DOCUMENTS_ROOT,
                    "documentsRoot",
                    "The documents stored here have the root " + facts.documentsRoot()));
        }
    }

    private static Optional<EffectiveTerms> effective(List<Notice> held, NoticeRound round) {
        return held.stream().anyMatch(notice -> notice.round(round.round()).isPresent())
                ? Optional.of(EffectiveTerms.of(held, Optional.empty(), round.round()))
                : Optional.empty();
    }
}
