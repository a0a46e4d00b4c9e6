package org.sunseal.evaluation.proof;

import static org.sunseal.evaluation.proof.TermsRefusal.EVALUATION_FIELD_MISSING;
import static org.sunseal.evaluation.proof.TermsRefusal.EVALUATION_FIELD_UNKNOWN;
import static org.sunseal.evaluation.proof.TermsRefusal.EVALUATION_FIELD_WRONG;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.InvalidEvidence;
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
        var method = reader.method(new Section("evaluation", section));
        return new Read(reader.faults.isEmpty() ? method : null, reader.faults);
    }

    private @Nullable EvaluationMethod method(Section section) {
        var name = text(section, "method");
        if (name == null) {
            return null;
        }
        return switch (name) {
            case AVERAGE_FLOAT -> composite(section, averageFloat(section));
            case COMPOSITE_LOWEST -> composite(section, lowestOverPrice(section));
            case LOWEST_PRICE -> {
                known(section, Set.of("method", "smallFirms"));
                yield built("evaluation", () -> new LowestPrice(deduction(section)));
            }
            default -> {
                wrong(section, "method", "one of avg-float, composite-lowest, lowest-price, not " + name);
                yield null;
            }
        };
    }

    private @Nullable PriceFormula averageFloat(Section section) {
        var price = section(section, "price");
        if (price == null) {
            return null;
        }
        known(price, Set.of("full", "float", "above", "below"));
        var full = decimal(price, "full");
        var floated = decimal(price, "float");
        var above = decimal(price, "above");
        var below = decimal(price, "below");
        if (full == null || floated == null || above == null || below == null) {
            return null;
        }
        return built("evaluation.price", () -> new PriceFormula.AverageFloat(full, floated, above, below));
    }

    private @Nullable PriceFormula lowestOverPrice(Section section) {
        var full = decimal(section, "full");
        if (full != null && full.compareTo(HUNDRED) != 0) {
            wrong(section, "full", "100 points, of which the price has its weight");
        }
        var price = section(section, "price");
        if (price == null) {
            return null;
        }
        known(price, Set.of("weight"));
        var weight = decimal(price, "weight");
        return weight == null ? null : built("evaluation.price", () -> new PriceFormula.LowestOverPrice(weight));
    }

    private @Nullable EvaluationMethod composite(Section section, @Nullable PriceFormula price) {
        known(section, COMPOSITE_FIELDS);
        var full = decimal(section, "full");
        var rounding = rounding(section);
        var parts = parts(section);
        var mean = mean(section);
        var deduction = deduction(section);
        if (price == null || full == null || rounding == null || !faults.isEmpty()) {
            return null;
        }
        return built(
                "evaluation",
                () -> new Composite(full, price, deduction, parts, mean, rounding, texts(section, "tieBreaks")));
    }

    private @Nullable Rounding rounding(Section section) {
        var scale = whole(section, "scoreScale");
        var stage = text(section, "roundingStage");
        if (scale == null || stage == null) {
            return null;
        }
        return switch (stage) {
            case "rate" -> built("evaluation", () -> new Rounding(RoundingStage.RATE, scale));
            case "score" -> built("evaluation", () -> new Rounding(RoundingStage.SCORE, scale));
            default -> {
                wrong(section, "roundingStage", "rate or score, not " + stage);
                yield null;
            }
        };
    }

    private ExpertMean mean(Section section) {
        if (!section.members().containsKey("dropExtremesFrom")) {
            return new ExpertMean.OfAll();
        }
        var from = whole(section, "dropExtremesFrom");
        var mean = from == null ? null : built("evaluation", () -> new ExpertMean.WithoutExtremes(from));
        return mean == null ? new ExpertMean.OfAll() : mean;
    }

    private SmallFirmDeduction deduction(Section section) {
        if (!section.members().containsKey("smallFirms")) {
            return SmallFirmDeduction.NONE;
        }
        var rates = section(section, "smallFirms");
        if (rates == null) {
            return SmallFirmDeduction.NONE;
        }
        known(rates, Set.of("whole", "part"));
        var whole = decimal(rates, "whole");
        var part = decimal(rates, "part");
        var read = whole == null || part == null
                ? null
                : built("evaluation.smallFirms", () -> new SmallFirmDeduction(whole, part));
        return read == null ? SmallFirmDeduction.NONE : read;
    }

    /** Parts in the order in which the documents name them first. */
    private List<Part> parts(Section section) {
        if (!(section.members().get("items") instanceof List<?> listed)) {
            missingOrWrong(section, "items", "a list");
            return List.of();
        }
        var itemsByPart = new LinkedHashMap<String, List<Item>>();
        for (var i = 0; i < listed.size(); i++) {
            var at = "%s.items[%d]".formatted(section.path(), i);
            if (listed.get(i) instanceof Map<?, ?> map) {
                item(new Section(at, named(map)), itemsByPart);
            } else {
                faults.add(new Refused(EVALUATION_FIELD_WRONG, at, at + ": an object"));
            }
        }
        return itemsByPart.entrySet().stream()
                .map(part -> new Part(part.getKey(), part.getValue()))
                .toList();
    }

    private void item(Section item, Map<String, List<Item>> itemsByPart) {
        known(item, Set.of("id", "text", "part", "objective", "full"));
        var id = text(item, "id");
        var part = text(item, "part");
        var full = decimal(item, "full");
        if (!(item.members().get("objective") instanceof Boolean objective)) {
            missingOrWrong(item, "objective", "true or false");
            return;
        }
        if (part != null && !PARTS.contains(part)) {
            wrong(item, "part", "technical or business, not " + part);
            return;
        }
        if (id == null || part == null || full == null) {
            return;
        }
        var read = built(item.path(), () -> new Item(id, full, objective));
        if (read != null) {
            itemsByPart.computeIfAbsent(part, key -> new ArrayList<>()).add(read);
        }
    }

    private record Section(String path, Map<String, ?> members) {
        String at(String name) {
            return path + "." + name;
        }
    }

    private @Nullable Section section(Section parent, String name) {
        if (parent.members().get(name) instanceof Map<?, ?> map) {
            return new Section(parent.at(name), named(map));
        }
        missingOrWrong(parent, name, "an object");
        return null;
    }

    private @Nullable String text(Section section, String name) {
        if (section.members().get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        missingOrWrong(section, name, "a text");
        return null;
    }

    private @Nullable BigDecimal decimal(Section section, String name) {
        if (section.members().get(name) instanceof String text) {
            var number = Decimals.parse(text);
            if (number.isPresent()) {
                return number.get();
            }
        }
        missingOrWrong(section, name, "a decimal written as text");
        return null;
    }

    private @Nullable Integer whole(Section section, String name) {
        if (section.members().get(name) instanceof Long number && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        missingOrWrong(section, name, "a whole number");
        return null;
    }

    private List<String> texts(Section section, String name) {
        if (!(section.members().get(name) instanceof List<?> listed)) {
            return List.of();
        }
        return listed.stream().map(String::valueOf).toList();
    }

    private void known(Section section, Set<String> names) {
        section.members().keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> faults.add(new Refused(
                        EVALUATION_FIELD_UNKNOWN,
                        section.at(name),
                        "%s: not a field of this method".formatted(section.at(name)))));
    }

    private void missingOrWrong(Section section, String name, String wanted) {
        var reason = section.members().get(name) == null ? EVALUATION_FIELD_MISSING : EVALUATION_FIELD_WRONG;
        var fault = new Refused(reason, section.at(name), "%s: %s".formatted(section.at(name), wanted));
        if (faults.stream().noneMatch(known -> known.detail().equals(fault.detail()))) {
            faults.add(fault);
        }
    }

    private void wrong(Section section, String name, String wanted) {
        faults.add(new Refused(EVALUATION_FIELD_WRONG, section.at(name), "%s: %s".formatted(section.at(name), wanted)));
    }

    /** What the formula's own rules refuse is told with the path of the section. */
    private <T> @Nullable T built(String path, Supplier<T> building) {
        try {
            return building.get();
        } catch (Refused e) {
            faults.add(new Refused(
                    e.reason(), e.field().map(field -> path + "." + field).orElse(path), e.detail()));
        } catch (InvalidEvidence e) {
            faults.add(new Refused(EVALUATION_FIELD_WRONG, path, e.detail()));
        }
        return null;
    }

    private static Map<String, ?> named(Map<?, ?> map) {
        @SuppressWarnings("unchecked") // JSON knows no other keys than strings
        var members = (Map<String, ?>) map;
        return members;
    }
}
