package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.SCORE_MISSING;
import static org.sunseal.evaluation.formula.FormulaRefusal.SCORE_NOT_ASKED;
import static org.sunseal.evaluation.formula.FormulaRefusal.SCORE_OUT_OF_RANGE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sunseal.kernel.Refused;

/**
 * One expert's marks for one bid.
 *
 * @param expert the member's id in the committee
 * @param bid the bid's id
 * @param marks by the code of the item
 */
public record ScoreSheet(String expert, String bid, Map<String, BigDecimal> marks) {
    public ScoreSheet {
        marks = Map.copyOf(marks);
    }

    /** What is wrong with this sheet by itself: items missing, never asked for, or marked out of their range. */
    public List<Refused> faults(List<Part> parts) {
        var faults = new ArrayList<Refused>();
        var unknown = new HashSet<>(marks.keySet());
        for (var part : parts) {
            for (var item : part.items()) {
                unknown.remove(item.code());
                var mark = marks.get(item.code());
                if (mark == null) {
                    faults.add(fault(SCORE_MISSING, item.code(), "has no mark"));
                } else if (!item.admits(mark)) {
                    faults.add(fault(
                            SCORE_OUT_OF_RANGE,
                            item.code(),
                            "has %s, which is not from 0 to %s".formatted(mark, item.maximum())));
                }
            }
        }
        new TreeSet<>(unknown).forEach(code -> faults.add(fault(SCORE_NOT_ASKED, code, "is no item of this lot")));
        return faults;
    }

    /** What the expert gives this part in all. The sheet is without fault. */
    BigDecimal sum(Part part) {
        return part.items().stream().map(item -> mark(item.code())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal mark(String item) {
        var mark = marks.get(item);
        if (mark == null) {
            throw fault(SCORE_MISSING, item, "has no mark");
        }
        return mark;
    }

    private Refused fault(FormulaRefusal reason, String item, String what) {
        return new Refused(reason, "marks." + item, "Item %s of bid %s by %s %s".formatted(item, bid, expert, what));
    }
}
