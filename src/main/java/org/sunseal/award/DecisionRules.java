package org.sunseal.award;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sunseal.award.proof.Decision;
import org.sunseal.award.proof.Ground;
import org.sunseal.award.proof.Vocabulary;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.kernel.Refused;

/**
 * Whether a decision follows the report: the first wins, unless a listed ground with evidence says why not; then the next
 * in rank (TBR 55; O87 68). All that is wrong at once.
 *
 * @param ranked by rank, the first first; equals share a rank
 * @param listed the grounds the lot's kind knows
 * @param attached whether a file of that digest was attached
 * @param winner who has won so far, and would win no more
 * @param upheld what upheld objections ask for and was not done yet
 */
record DecisionRules(
        List<Candidate> ranked,
        List<AwardRows.Listed> listed,
        Predicate<String> attached,
        Optional<Candidate> winner,
        Set<Consequence> upheld) {
    DecisionRules {
        ranked = List.copyOf(ranked);
        listed = List.copyOf(listed);
        upheld = Set.copyOf(upheld);
    }

    List<Refused> refuse(Decision decision) {
        var refused = new ArrayList<Refused>();
        consequences(decision, refused);
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
        winner.filter(former -> !named.containsKey(former.slot()))
                .ifPresent(former -> refused.add(new Refused(
                        AwardRefusal.AWARD_NOT_FIRST,
                        "slot",
                        "%s has won and no ground says why it does no more [%s]".formatted(former.name(), sources()))));
        return refused;
    }

    /** What is owed to whoever objected and was right comes first. */
    private void consequences(Decision decision, List<Refused> refused) {
        var somebody = decision.winner().isPresent();
        if (somebody && (upheld.contains(Consequence.RETENDER) || upheld.contains(Consequence.REEVALUATE))) {
            refused.add(new Refused(
                    AwardRefusal.CONSEQUENCE_OPEN, "slot", "By an upheld objection nobody wins on this report"));
        }
        if (somebody && upheld.contains(Consequence.NEXT_CANDIDATE) && !passesOverByObjection(decision)) {
            refused.add(new Refused(
                    AwardRefusal.CONSEQUENCE_OPEN,
                    "passedOver",
                    "By an upheld objection somebody is out; the decision passes nobody over for it"));
        }
        if (passesOverByObjection(decision)
                && !upheld.contains(Consequence.NEXT_CANDIDATE)
                && !upheld.contains(Consequence.RETENDER)) {
            refused.add(new Refused(
                    AwardRefusal.GROUND_NOT_LISTED, "passedOver", "No upheld objection has that consequence"));
        }
    }

    private static boolean passesOverByObjection(Decision decision) {
        return decision.passedOver().stream().anyMatch(passed -> passed.ground() == Ground.UPHELD_OBJECTION);
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
