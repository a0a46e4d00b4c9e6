package org.sunseal.evaluation;

import static org.sunseal.evaluation.proof.TermsRefusal.DEDUCTION_OUT_OF_RANGE;
import static org.sunseal.evaluation.proof.TermsRefusal.METHOD_NOT_ALLOWED;
import static org.sunseal.evaluation.proof.TermsRefusal.PRICE_WEIGHT_TOO_LOW;
import static org.sunseal.evaluation.proof.TermsRefusal.QUALIFICATION_SCORED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunseal.evaluation.formula.Composite;
import org.sunseal.evaluation.formula.EvaluationMethod;
import org.sunseal.evaluation.formula.PriceFormula;
import org.sunseal.evaluation.formula.SmallFirmDeduction;
import org.sunseal.evaluation.proof.MethodReader;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Category;
import org.sunseal.trade.TradeKind;

/**
 * Whether the documents of a lot may compare bids as they say: the section is complete, and the method, its weights and
 * deductions are what the law allows for this kind and category. All that is wrong is told at once, each with its field
 * and its article.
 *
 * @param qualification ids of what decides who may bid
 */
record CheckMethod(TradeKind kind, Optional<Category> category, Set<String> qualification) {
    List<Refused> refuse(Map<String, ?> section) {
        var read = MethodReader.read(section);
        var refused = new ArrayList<>(read.faults());
        if (MethodRules.bind(kind) && section.get("method") instanceof String name) {
            refused.addAll(methodNotAllowed(name));
        }
        refused.addAll(scoredQualification(section));
        var method = read.method();
        if (method != null) {
            refused.addAll(weight(method));
            refused.addAll(deduction(section, method.deduction()));
        }
        return refused;
    }

    private List<Refused> methodNotAllowed(String name) {
        var allowed =
                List.of(MethodReader.AVERAGE_FLOAT, MethodReader.COMPOSITE_LOWEST, MethodReader.LOWEST_PRICE).stream()
                        .flatMap(each -> MethodRules.on(each, kind, category).stream())
                        .toList();
        if (allowed.stream().anyMatch(row -> row.subject().equals(name))) {
            return List.of();
        }
        return List.of(new Refused(
                METHOD_NOT_ALLOWED,
                "evaluation.method",
                "%s is no method for this kind of trade; allowed: %s"
                        .formatted(
                                name,
                                allowed.stream()
                                        .map(row -> row.subject() + " " + row.citation())
                                        .toList())));
    }

    /** What decides who may bid gives no points. */
    private List<Refused> scoredQualification(Map<String, ?> section) {
        var rule = MethodRules.on("unscored-qualification", kind, category);
        if (rule.isEmpty() || !(section.get("items") instanceof List<?> items)) {
            return List.of();
        }
        var refused = new ArrayList<Refused>();
        for (var i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> item && qualification.contains(String.valueOf(item.get("id")))) {
                refused.add(new Refused(
                        QUALIFICATION_SCORED,
                        "evaluation.items[%d].id".formatted(i),
                        "%s decides who may bid and gives no points; %s"
                                .formatted(item.get("id"), rule.get().citation())));
            }
        }
        return refused;
    }

    private List<Refused> weight(EvaluationMethod method) {
        if (method instanceof Composite composite && composite.price() instanceof PriceFormula.LowestOverPrice lowest) {
            return MethodRules.on("price-weight", kind, category)
                    .filter(row -> !row.admits(lowest.weight()))
                    .map(row -> new Refused(
                            PRICE_WEIGHT_TOO_LOW,
                            "evaluation.price.weight",
                            "The price weighs %s; at least %s; %s"
                                    .formatted(lowest.weight(), row.from(), row.citation())))
                    .stream()
                    .toList();
        }
        return List.of();
    }

    private List<Refused> deduction(Map<String, ?> section, SmallFirmDeduction deduction) {
        if (!section.containsKey("smallFirms")) { // a lot set aside for small firms deducts nothing
            return List.of();
        }
        var refused = new ArrayList<Refused>();
        refuse("whole", deduction.whole(), refused);
        refuse("part", deduction.part(), refused);
        return refused;
    }

    private void refuse(String rate, BigDecimal value, List<Refused> refused) {
        MethodRules.on(rate + "-deduction", kind, category)
                .filter(row -> !row.admits(value))
                .ifPresent(row -> refused.add(new Refused(
                        DEDUCTION_OUT_OF_RANGE,
                        "evaluation.smallFirms." + rate,
                        "%s is not from %s to %s; %s".formatted(value, row.from(), row.to(), row.citation()))));
    }
}
