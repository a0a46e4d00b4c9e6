package org.sunseal.award;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sunseal.award.proof.Decision;
import org.sunseal.award.proof.Ground;
import org.sunseal.award.proof.Vocabulary;
import org.sunseal.kernel.Refused;

/**
 * Whether a decision follows the report: the first wins, unless a listed ground with evidence says why not; then the next
 * in rank (TBR 55; O87 68). All that is wrong at once.
 *
 * @param ranked by rank, the first first; equals share a rank
 * @param listed the grounds the lot's kind knows
 * @param attached whether a file of that digest was attached
 */
record DecisionRules(List<Candidate> ranked, List<AwardRows.Listed> listed, Predicate<String> attached) {
    DecisionRules {
        ranked = List.copyOf(ranked);
        listed = List.copyOf(listed);
    }

    List<Refused> refuse(Decision decision) {
        var refused = new ArrayList<Refused>();
        var named = new HashMap<String, Integer>();
        for (var i = 0; i < decision.passedOver().size(); i++) {
            var passed = decision.passedOver().get(i);
            named.put(passed.slot(), i);
            check(passed, "passedOver[%d]".formatted(i), refused);
        }
        for (var before : mustBePassedOver(decision, refused)) {
            if (!named.containsKey(before.slot())) {
                refused.add(new Refused(
                        AwardRefusal.AWARD_NOT_FIRST,
                        "slot",
                        "%s is ranked %d and no ground says why it does not win [%s]"
                                .formatted(before.name(), before.rank(), sources())));
            }
        }
        return refused;
    }

    /** Whoever is ranked before the winner; of nobody, the first alone. */
    private List<Candidate> mustBePassedOver(Decision decision, List<Refused> refused) {
        var slot = decision.winner();
        if (slot.isEmpty()) {
            return ranked.stream().filter(candidate -> candidate.rank() == 1).toList();
        }
        var winner = ranked.stream()
                .filter(candidate -> candidate.slot().equals(slot.get()))
                .findFirst();
        if (winner.isEmpty()
                || decision.passedOver().stream()
                        .anyMatch(passed -> passed.slot().equals(slot.get()))) {
            refused.add(new Refused(
                    AwardRefusal.NOT_A_CANDIDATE, "slot", "%s is no candidate that may win".formatted(slot.get())));
            return List.of();
        }
        return ranked.stream()
                .filter(candidate -> candidate.rank() < winner.get().rank())
                .toList();
    }

    private void check(Decision.PassedOver passed, String at, List<Refused> refused) {
        if (ranked.stream().noneMatch(candidate -> candidate.slot().equals(passed.slot()))) {
            refused.add(new Refused(
                    AwardRefusal.NOT_A_CANDIDATE, at + ".slot", "%s is no candidate".formatted(passed.slot())));
        }
        if (!grounds().contains(passed.ground())) {
            refused.add(new Refused(
                    AwardRefusal.GROUND_NOT_LISTED,
                    at + ".ground",
                    "%s is no ground here [%s]".formatted(Vocabulary.word(passed.ground()), sources())));
        }
        if (passed.reason().isBlank() || passed.evidence().isEmpty()) {
            refused.add(new Refused(
                    AwardRefusal.EVIDENCE_MISSING, at + ".evidence", "A ground needs a reason and evidence of it"));
        }
        for (var sha256 : passed.evidence()) {
            if (!attached.test(sha256)) {
                refused.add(new Refused(
                        AwardRefusal.EVIDENCE_MISSING, at + ".evidence", "No file %s is attached".formatted(sha256)));
            }
        }
    }

    private Set<Ground> grounds() {
        return listed.stream().map(AwardRows.Listed::ground).collect(Collectors.toSet());
    }

    private String sources() {
        return listed.stream().map(AwardRows.Listed::source).distinct().collect(Collectors.joining("; "));
    }
}
