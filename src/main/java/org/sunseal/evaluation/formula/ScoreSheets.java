package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.OBJECTIVE_SCORES_DIFFER;
import static org.sunseal.evaluation.formula.FormulaRefusal.SCORE_MISSING;
import static org.sunseal.evaluation.formula.FormulaRefusal.SCORE_NOT_ASKED;
import static org.sunseal.evaluation.formula.FormulaRefusal.SCORE_REPEATED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.sunseal.kernel.Refused;

/**
 * All marks of a lot: one sheet of every member for every bid.
 *
 * @param committee ids of the members who mark
 * @param sheets in any order
 */
public record ScoreSheets(List<String> committee, List<ScoreSheet> sheets) {
    /** No committee and no marks, for a method that asks for none. */
    public static final ScoreSheets NONE = new ScoreSheets(List.of(), List.of());

    public ScoreSheets {
        committee = List.copyOf(committee);
        sheets = List.copyOf(sheets);
    }

    /**
     * Everything that keeps these sheets from being averaged (domain reference 5.9), so that it is corrected before
     * anyone signs.
     *
     * @param parts what the documents ask to mark
     * @param bids ids of the bids to mark
     */
    public List<Refused> faults(List<Part> parts, Collection<String> bids) {
        if (parts.isEmpty()) {
            return sheets.stream()
                    .map(sheet -> fault(SCORE_NOT_ASKED, sheet.expert(), sheet.bid(), "marks where nothing is marked"))
                    .toList();
        }
        var faults = new ArrayList<Refused>();
        if (committee.isEmpty()) {
            faults.add(new Refused(SCORE_MISSING, "committee", "Nobody is there to mark"));
        }
        var given = new HashSet<Place>();
        for (var sheet : sheets) {
            if (!committee.contains(sheet.expert()) || !bids.contains(sheet.bid())) {
                faults.add(fault(SCORE_NOT_ASKED, sheet.expert(), sheet.bid(), "marks out of turn"));
            } else if (!given.add(new Place(sheet.expert(), sheet.bid()))) {
                faults.add(fault(SCORE_REPEATED, sheet.expert(), sheet.bid(), "marks twice"));
            } else {
                faults.addAll(sheet.faults(parts));
            }
        }
        for (var bid : bids) {
            committee.stream()
                    .filter(expert -> !given.contains(new Place(expert, bid)))
                    .forEach(expert -> faults.add(fault(SCORE_MISSING, expert, bid, "has not marked")));
            faults.addAll(differing(parts, bid));
        }
        return faults;
    }

    /** The members' sums for one part of one bid. The sheets are without fault. */
    List<BigDecimal> sums(Part part, String bid) {
        return sheets.stream()
                .filter(sheet -> sheet.bid().equals(bid))
                .map(sheet -> sheet.sum(part))
                .toList();
    }

    private List<Refused> differing(List<Part> parts, String bid) {
        return parts.stream()
                .flatMap(part -> part.items().stream())
                .filter(item -> item.objective() && marksDiffer(item.code(), bid))
                .map(item -> new Refused(
                        OBJECTIVE_SCORES_DIFFER,
                        "marks." + item.code(),
                        "Item %s of bid %s is objective, but not all marks are equal".formatted(item.code(), bid)))
                .toList();
    }

    private boolean marksDiffer(String item, String bid) {
        return sheets.stream()
                        .filter(sheet ->
                                sheet.bid().equals(bid) && sheet.marks().containsKey(item))
                        .map(sheet -> sheet.mark(item).stripTrailingZeros()) // 5 and 5.0 are the same mark
                        .distinct()
                        .count()
                > 1;
    }

    private static Refused fault(FormulaRefusal reason, String expert, String bid, String what) {
        return new Refused(reason, "sheets", "Member %s %s, bid %s".formatted(expert, what, bid));
    }

    private record Place(String expert, String bid) {}
}
