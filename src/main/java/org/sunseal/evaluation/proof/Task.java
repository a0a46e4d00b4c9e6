package org.sunseal.evaluation.proof;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Fields;
import org.sunseal.evaluation.formula.Composite;
import org.sunseal.evaluation.formula.EvaluationMethod;
import org.sunseal.evaluation.formula.LowestPrice;
import org.sunseal.evaluation.formula.Part;

/**
 * What the tender documents ask a committee to look at. It may use nothing that is not here (TBL 40, Regulation 49,
 * Order 87 art. 55).
 *
 * @param evaluation the section of the terms as it was published, which says how bids are compared
 * @param ceilingPrice what no price may exceed; null where the documents name none
 * @param qualification what this committee checks of the bidders; empty where the tenderee has done that before
 * @param responsiveness what it checks of the bids
 */
public record Task(
        Map<String, ?> evaluation,
        @Nullable BigDecimal ceilingPrice,
        List<Criterion> qualification,
        List<Criterion> responsiveness) {
    public Task {
        qualification = List.copyOf(qualification);
        responsiveness = List.copyOf(responsiveness);
    }

    /** One thing that is passed or failed. */
    public record Criterion(String id, String text) {
        private Map<String, Object> asMap() {
            return Map.of("id", id, "text", text);
        }

        private static Criterion read(Fields fields) {
            var criterion = new Criterion(fields.id("id"), fields.text("text"));
            fields.end();
            return criterion;
        }
    }

    /** How the bids are compared. */
    public EvaluationMethod method() {
        return MethodReader.read(evaluation).orThrow();
    }

    /** What members mark, none where the price alone decides. */
    public List<Part> parts() {
        return switch (method()) {
            case Composite composite -> composite.parts();
            case LowestPrice ignored -> List.of();
        };
    }

    /** The words of a criterion; empty for what is no criterion of the documents. */
    public Optional<String> criterion(String id) {
        return Stream.concat(qualification.stream(), responsiveness.stream())
                .filter(criterion -> criterion.id().equals(id))
                .map(Criterion::text)
                .findFirst();
    }

    public Optional<BigDecimal> ceiling() {
        return Optional.ofNullable(ceilingPrice);
    }

    Map<String, @Nullable Object> asMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("evaluation", evaluation);
        map.put("ceilingPrice", ceilingPrice == null ? null : ceilingPrice.toPlainString());
        map.put("qualification", qualification.stream().map(Criterion::asMap).toList());
        map.put("responsiveness", responsiveness.stream().map(Criterion::asMap).toList());
        return map;
    }

    static Task read(Fields fields) {
        fields.spelledOut("ceilingPrice");
        var task = new Task(
                fields.object("evaluation").members(),
                fields.has("ceilingPrice") ? Decimals.read(fields, "ceilingPrice") : null,
                fields.list("qualification").stream().map(Criterion::read).toList(),
                fields.list("responsiveness").stream().map(Criterion::read).toList());
        fields.end();
        return task;
    }
}
