package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.FORMULA_PARAMETER;

import java.math.BigDecimal;

/**
 * One thing an expert marks, from zero to a maximum, with 6 decimals at most.
 *
 * @param code short name, unique in the lot
 * @param maximum the most an expert may give
 * @param objective whether the answer follows from the documents, so that all experts must give the same mark
 */
public record Item(String code, BigDecimal maximum, boolean objective) {
    public Item {
        FORMULA_PARAMETER.unless(!code.isBlank(), "code", "An item has a code");
        FORMULA_PARAMETER.unless(
                Rounding.isPlain(maximum) && maximum.signum() > 0,
                "maximum",
                "Item %s needs points to give, with 6 decimals at most".formatted(code));
    }

    /** Whether an expert may give that mark. */
    public boolean admits(BigDecimal mark) {
        return Rounding.isPlain(mark) && mark.signum() >= 0 && mark.compareTo(maximum) <= 0;
    }
}
