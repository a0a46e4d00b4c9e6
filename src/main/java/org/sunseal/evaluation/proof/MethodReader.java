package org.sunseal.evaluation.proof;

import static org.sunseal.evaluation.proof.TermsRefusal.EVALUATION_FIELD_WRONG;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunseal.evaluation.formula.Composite;
import org.sunseal.evaluation.formula.EvaluationMethod;
import org.sunseal.evaluation.formula.ExpertMean;
import org.sunseal.evaluation.formula.Item;
import org.sunseal.evaluation.formula.LowestPrice;
import org.sunseal.evaluation.formula.Part;
import org.sunseal.evaluation.formula.PriceFormula;
import org.sunseal.evaluation.formula.Rounding;
import org.sunseal.evaluation.formula.RoundingStage;
import org.sunseal.evaluation.formula.SmallFirmDeduction;
import org.sunseal.kernel.Refused;

/**
 * Reads the evaluation section of a lot's terms, and says everything that is wrong with it at once. Decimals are text,
 * as everywhere in documents; fields are named as {@code evaluation.price.weight}.
 */
public final class MethodReader {
    /** The price below the mean lowered by a float (5.1 of the domain reference). */
    public static final String AVERAGE_FLOAT = "avg-float";
    /** Lowest price over price, out of a hundred. */
    public static final String COMPOSITE_LOWEST = "composite-lowest";
    /** The lowest evaluated price comes first; nothing is marked. */
    public static final String LOWEST_PRICE = "lowest-price";

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final Set<String> PARTS = Set.of("technical", "business");
    private static final Set<String> COMPOSITE_FIELDS = Set.of(
            "method",
            "full",
            "price",
            "scoreScale",
            "roundingStage",
            "dropExtremesFrom",
            "tieBreaks",
            "smallFirms",
            "items");

    private final List<Refused> faults = new ArrayList<>();

    private MethodReader() {}

    /**
     * What the section says.
     *
     * @param method null when something is wrong
     */
    public record Read(@Nullable EvaluationMethod method, List<Refused> faults) {
        public Read {
            faults = List.copyOf(faults);
        }

        /** The method, or all that is wrong as {@link Refused} or {@link org.sunseal.kernel.Refusals}. */
        public EvaluationMethod orThrow() {
            Refused.all(faults);
            return Objects.requireNonNull(method, "a section without fault has a method");
        }
    }

    /** Reads the section as JSON values: strings, whole numbers, truths, lists and maps. */
    public static Read read(Map<String, ?> section) {
        var reader = new MethodReader();
        var method = reader.method(new TermsSection("evaluation", section, reader.faults));
        return new Read(reader.faults.isEmpty() ? method : null, reader.faults);
    }

    private @Nullable EvaluationMethod method(TermsSection section) {
        var name = section.text("method");
        if (name == null) {
            return null;
        }
        return switch (name) {
            case AVERAGE_FLOAT -> composite(section, averageFloat(section));
            case COMPOSITE_LOWEST -> composite(section, lowestOverPrice(section));
            case LOWEST_PRICE -> {
                section.known(Set.of("method", "smallFirms"));
                yield section.built(() -> new LowestPrice(deduction(section)));
            }
            default -> {
                section.wrong("method", "one of avg-float, composite-lowest, lowest-price, not " + name);
                yield null;
            }
        };
    }

    private @Nullable PriceFormula averageFloat(TermsSection section) {
        var price = section.section("price");
        if (price == null) {
            return null;
        }
        price.known(Set.of("full", "float", "above", "below"));
        var full = price.decimal("full");
        var floated = price.decimal("float");
        var above = price.decimal("above");
        var below = price.decimal("below");
        if (full == null || floated == null || above == null || below == null) {
            return null;
        }
        return price.built(() -> new PriceFormula.AverageFloat(full, floated, above, below));
    }

    private @Nullable PriceFormula lowestOverPrice(TermsSection section) {
        var full = section.decimal("full");
        if (full != null && full.compareTo(HUNDRED) != 0) {
            section.wrong("full", "100 points, of which the price has its weight");
        }
        var price = section.section("price");
        if (price == null) {
            return null;
        }
        price.known(Set.of("weight"));
        var weight = price.decimal("weight");
        return weight == null ? null : price.built(() -> new PriceFormula.LowestOverPrice(weight));
    }

    private @Nullable EvaluationMethod composite(TermsSection section, @Nullable PriceFormula price) {
        section.known(COMPOSITE_FIELDS);
        var full = section.decimal("full");
        var rounding = rounding(section);
        var parts = parts(section);
        var mean = mean(section);
        var deduction = deduction(section);
        if (price == null || full == null || rounding == null || !faults.isEmpty()) {
            return null;
        }
        return section.built(
                () -> new Composite(full, price, deduction, parts, mean, rounding, section.texts("tieBreaks")));
    }

    private @Nullable Rounding rounding(TermsSection section) {
        var scale = section.whole("scoreScale");
        var stage = section.text("roundingStage");
        if (scale == null || stage == null) {
            return null;
        }
        return switch (stage) {
            case "rate" -> section.built(() -> new Rounding(RoundingStage.RATE, scale));
            case "score" -> section.built(() -> new Rounding(RoundingStage.SCORE, scale));
            default -> {
                section.wrong("roundingStage", "rate or score, not " + stage);
                yield null;
            }
        };
    }

    private ExpertMean mean(TermsSection section) {
        if (!section.has("dropExtremesFrom")) {
            return new ExpertMean.OfAll();
        }
        var from = section.whole("dropExtremesFrom");
        var mean = from == null ? null : section.built(() -> new ExpertMean.WithoutExtremes(from));
        return mean == null ? new ExpertMean.OfAll() : mean;
    }

    private SmallFirmDeduction deduction(TermsSection section) {
        if (!section.has("smallFirms")) {
            return SmallFirmDeduction.NONE;
        }
        var rates = section.section("smallFirms");
        if (rates == null) {
            return SmallFirmDeduction.NONE;
        }
        rates.known(Set.of("whole", "part"));
        var whole = rates.decimal("whole");
        var part = rates.decimal("part");
        var read = whole == null || part == null ? null : rates.built(() -> new SmallFirmDeduction(whole, part));
        return read == null ? SmallFirmDeduction.NONE : read;
    }

    /** Parts in the order in which the documents name them first. */
    private List<Part> parts(TermsSection section) {
        if (!(section.members().get("items") instanceof List<?> listed)) {
            section.missingOrWrong("items", "a list");
            return List.of();
        }
        var itemsByPart = new LinkedHashMap<String, List<Item>>();
        for (var i = 0; i < listed.size(); i++) {
            var at = "%s.items[%d]".formatted(section.path(), i);
            if (listed.get(i) instanceof Map<?, ?> map) {
                item(section.within(at, map), itemsByPart);
            } else {
                faults.add(new Refused(EVALUATION_FIELD_WRONG, at, at + ": an object"));
            }
        }
        return itemsByPart.entrySet().stream()
                .map(part -> new Part(part.getKey(), part.getValue()))
                .toList();
    }

    private void item(TermsSection item, Map<String, List<Item>> itemsByPart) {
        item.known(Set.of("id", "text", "part", "objective", "full"));
        var id = item.text("id");
        var part = item.text("part");
        var full = item.decimal("full");
        if (!(item.members().get("objective") instanceof Boolean objective)) {
            item.missingOrWrong("objective", "true or false");
            return;
        }
        if (part != null && !PARTS.contains(part)) {
            item.wrong("part", "technical or business, not " + part);
            return;
        }
        if (id == null || part == null || full == null) {
            return;
        }
        var read = item.built(() -> new Item(id, full, objective));
        if (read != null) {
            itemsByPart.computeIfAbsent(part, key -> new ArrayList<>()).add(read);
        }
    }
}
