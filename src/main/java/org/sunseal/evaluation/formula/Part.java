package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.FORMULA_PARAMETER;

import java.math.BigDecimal;
import java.util.List;

/**
 * A published part of the total besides the price, such as the technical score: the items that are added up, averaged
 * over the experts and rounded once.
 *
 * @param code short name, unique in the lot
 * @param items at least one
 */
public record Part(String code, List<Item> items) {
    public Part {
        FORMULA_PARAMETER.unless(!code.isBlank(), "code", "A part has a code");
        FORMULA_PARAMETER.unless(!items.isEmpty(), "items", "Part %s has no items".formatted(code));
        items = List.copyOf(items);
    }

    /** The most this part can add to a total. */
    public BigDecimal maximum() {
        return items.stream().map(Item::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
