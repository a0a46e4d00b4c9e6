package org.sunseal.trustee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.ProvenClose;
import org.sunseal.opening.proof.Refusal;
import org.sunseal.opening.proof.Refusal.Rule;
import org.sunseal.opening.proof.ReleaseCase;
import org.sunseal.opening.proof.ReleaseRules;
import org.sunseal.project.proof.EffectiveTerms;
import org.sunseal.project.proof.Notice;

/**
 * Puts together what this agent knows of one closed round and asks the release rules about it. What it does not know
 * speaks against the release like a rule does.
 */
final class RoundAsSeen {
    /** What the look at a round comes to. */
    sealed interface Verdict {}

    /** Nothing speaks against the release of these slots. */
    record Ready(Closing closing, BidList list) implements Verdict {}

    /** Something does. */
    record Held(List<Refusal> refusals) implements Verdict {}

    private final TrusteeRegister register;
    private final ClockSources clock;
    private final Casebook casebook;
    private final LogReplica replica;
    private final Quorum quorum;
    private final FirstSights sights;
    private final BidLists lists;
    private final ShareSafe safe;
    private final Releases releases;
    private final Claims claims;
    private final Map<String, ProvenClose> proven = new HashMap<>();

    RoundAsSeen(
            TrusteeRegister register,
            ClockSources clock,
            Casebook casebook,
            LogReplica replica,
            Quorum quorum,
            FirstSights sights,
            BidLists lists,
            ShareSafe safe,
            Releases releases,
            Claims claims) {
        this.register = register;
        this.clock = clock;
        this.casebook = casebook;
        this.replica = replica;
        this.quorum = quorum;
        this.sights = sights;
        this.lists = lists;
        this.safe = safe;
        this.releases = releases;
        this.claims = claims;
    }

    /** Judges one CLOSE; called under the casebook's monitor. */
    Verdict look(LotFile lot, LotFile.Closed closed) {
        var closing = closed.closing();
        var missing = new ArrayList<Refusal>();
        clock.doubt().ifPresent(doubt -> missing.add(new Refusal(Rule.R1, "The time here is in doubt: " + doubt)));
        ownPast(lot, closing).ifPresent(missing::add);
        var list = lists.held(closing);
        if (list.isEmpty()) {
            missing.add(new Refusal(
                    Rule.R6, "The list that CLOSE froze has not arrived; the objection window begins when it does"));
        }
        var quorumTime = quorumTime(closed);
        if (quorumTime.isEmpty()) {
            missing.add(new Refusal(
                    Rule.R2,
                    "CLOSE stands at %d, and the witness quorum reaches only to size %d"
                            .formatted(closed.index(), quorum.size())));
        }
        var allotments = allotments(lot, closing, list);
        if (allotments.isEmpty()) {
            missing.add(new Refusal(
                    Rule.R3,
                    "No allotment to round %d with the signatures of %d trustees is in the log"
                            .formatted(closing.round(), register.a())));
        } else {
            allotments.forEach(allotment -> missing.addAll(keys(allotment)));
        }
        var notices = bindingNotices(lot, closed, allotments);
        if (!allotments.isEmpty() && notices.isEmpty()) {
            missing.add(new Refusal(Rule.R1, "The notice that opens the round, and tells when, is not held here"));
        }
        if (!missing.isEmpty()) {
            return new Held(missing);
        }
        return judge(lot, closed, list.orElseThrow(), quorumTime.orElseThrow(), allotments, notices);
    }

    /** When this agent stops taking claims against that CLOSE; empty while the window has not begun. */
    Optional<Instant> windowEnd(LotFile lot, LotFile.Closed closed) {
        synchronized (casebook) {
            var list = lists.held(closed.closing());
            var quorumTime = quorumTime(closed);
            var notices = bindingNotices(lot, closed, allotments(lot, closed.closing(), list));
            if (list.isEmpty() || quorumTime.isEmpty() || notices.isEmpty()) {
                return Optional.empty();
            }
            var seen = list.get().firstSeen();
            var begin = seen.isAfter(quorumTime.get()) ? seen : quorumTime.get();
            return Optional.of(begin.plus(objectionWindow(notices)));
        }
    }

    private Verdict judge(
            LotFile lot,
            LotFile.Closed closed,
            BidLists.Held list,
            Instant quorumTime,
            List<Allotment> allotments,
            List<Notice> notices) {
        var closing = closed.closing();
        ReleaseCase round;
        try {
            round = new ReleaseCase(
                    clock.now(),
                    EffectiveTerms.of(notices, Optional.of(allotments.getFirst()), closing.round()),
                    objectionWindow(notices),
                    notices.stream().anyMatch(notice -> waits(notice, closing.round())),
                    allotments,
                    proven(closed, quorumTime),
                    closing.previousSize() <= casebook.readUpTo() ? replica.rootHexAt(closing.previousSize()) : "",
                    closings(lot, closing.round()),
                    list.list(),
                    list.firstSeen(),
                    releases.releasedAmong(list.list().slots()),
                    lot.orders(),
                    openClaims(lot, closing));
        } catch (InvalidEvidence e) {
            return new Held(List.of(new Refusal(Rule.R2, e.detail())));
        }
        var refusals = ReleaseRules.refuse(round);
        return refusals.isEmpty() ? new Ready(closing, list.list()) : new Held(refusals);
    }

    /** Verified once: a closed round may be looked at every second for months. */
    private ProvenClose proven(LotFile.Closed closed, Instant quorumTime) {
        return proven.computeIfAbsent(
                closed.closing().sha256(),
                any -> ProvenClose.verify(closed.entry(), register, closed.index(), quorumTime));
    }

    /** A release of this round under another CLOSE, or one this home has forgotten, is never followed by a second. */
    private static Optional<Refusal> ownPast(LotFile lot, Closing closing) {
        var past = lot.ownReleases(closing.round());
        if (past.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Rule.R3,
                past.contains(closing.sha256())
                        ? "The log shows that this trustee released it; its home was restored from a backup since"
                        : "The log shows that this trustee released the round under CLOSE "
                                + past.iterator().next()));
    }

    /** The quorum time first known for this CLOSE; a later checkpoint must not begin the objection window anew. */
    private Optional<Instant> quorumTime(LotFile.Closed closed) {
        var sight = "quorum/" + closed.closing().sha256();
        return sights.known(sight).or(() -> quorum.timeOf(closed.index()).map(at -> sights.of(sight, at)));
    }

    /** Those the listed slots lie in, or all of the round when none holds any; the first notice speaks for them. */
    private static List<Allotment> allotments(LotFile lot, Closing closing, Optional<BidLists.Held> list) {
        var allotments = lot.allotments(closing.round());
        var slots = list.map(held -> held.list().slots()).orElse(List.of());
        var holding = allotments.stream()
                .filter(each -> slots.stream().anyMatch(each::contains))
                .toList();
        return holding.isEmpty() ? allotments : holding;
    }

    /** Under R3 allotments of one round share their terms; where they do not, nothing is released whatever binds. */
    private static List<Notice> bindingNotices(LotFile lot, LotFile.Closed closed, List<Allotment> allotments) {
        return allotments.stream()
                .findFirst()
                .map(allotment -> lot.bindingNotices(allotment, closed))
                .orElse(List.of());
    }

    private List<Refusal> keys(Allotment allotment) {
        var found = new ArrayList<Refusal>();
        if (safe.certifiedKeys(allotment.batch()).isEmpty()) {
            found.add(new Refusal(Rule.R3, "This trustee holds no shares of batch " + allotment.batch()));
        }
        casebook.allotments().stream()
                .filter(other -> !other.sha256().equals(allotment.sha256()) && other.overlaps(allotment))
                .map(other -> new Refusal(
                        Rule.R3,
                        "Its keys are allotted to %s/%s, round %d, as well"
                                .formatted(other.tender(), other.lot(), other.round())))
                .forEach(found::add);
        return found;
    }

    /** The longest any notice names: contradiction can delay, never hasten. */
    private static Duration objectionWindow(List<Notice> notices) {
        return notices.stream()
                .map(Notice::objectionWindow)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private static boolean waits(Notice notice, int round) {
        return notice.round(round).flatMap(each -> each.after()).isPresent();
    }

    private static Set<String> closings(LotFile lot, int round) {
        return lot.closings(round).stream().map(each -> each.closing().sha256()).collect(Collectors.toSet());
    }

    private Set<String> openClaims(LotFile lot, Closing closing) {
        var open = new HashSet<>(claims.openSlots(closing.sha256()));
        open.removeAll(lot.rejectedClaims());
        return open;
    }
}
