package org.sunseal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunseal.evaluation.proof.CommitteeRules.Ground;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Category;
import org.sunseal.trade.TradeKind;

class CheckMethodTest {
    private static Map<String, Object> goods() {
        var section = new LinkedHashMap<String, Object>();
        section.put("method", "composite-lowest");
        section.put("full", "100");
        section.put("price", Map.of("weight", "0.40"));
        section.put("scoreScale", 2L);
        section.put("roundingStage", "rate");
        section.put("smallFirms", Map.of("whole", "0.15", "part", "0.05"));
        section.put("items", List.of(item("T", "technical", "45"), item("B", "business", "15")));
        return section;
    }

    private static Map<String, Object> works() {
        var section = goods();
        section.put("method", "avg-float");
        section.put("price", Map.of("full", "40", "float", "0.03", "above", "1", "below", "0.5"));
        section.put("smallFirms", Map.of("whole", "0.03", "part", "0.01"));
        section.put("tieBreaks", List.of("technical"));
        return section;
    }

    private static Map<String, Object> item(String id, String part, String full) {
        return Map.of("id", id, "text", id, "part", part, "objective", false, "full", full);
    }

    private static List<Refused> procurement(Map<String, Object> section) {
        return new CheckMethod(TradeKind.PROCUREMENT, Optional.of(Category.GOODS), Set.of("licence")).refuse(section);
    }

    private static List<Refused> engineering(Map<String, Object> section) {
        return new CheckMethod(TradeKind.ENGINEERING, Optional.of(Category.WORKS), Set.of("licence")).refuse(section);
    }

    private static List<String> fields(List<Refused> refused) {
        return refused.stream()
                .map(each -> each.reason().code() + " " + each.field().orElse("-"))
                .toList();
    }

    @Test
    void the_sections_of_the_worked_examples_are_lawful() {
        assertThat(procurement(goods())).isEmpty();
        assertThat(engineering(works())).isEmpty();
        assertThat(procurement(Map.of("method", "lowest-price"))).isEmpty();
    }

    @Test
    void everything_wrong_is_told_at_once_with_its_field() {
        var section = goods();
        section.put("scoreScale", "2");
        section.put("roundingStage", "half-down");
        section.put("price", Map.of());
        section.put("surprise", true);
        section.put(
                "items", List.of(item("T", "moral", "45"), Map.of("id", "B", "objective", true, "part", "business")));

        assertThat(fields(procurement(section)))
                .containsExactlyInAnyOrder(
                        "evaluation-field-missing evaluation.price.weight",
                        "evaluation-field-unknown evaluation.surprise",
                        "evaluation-field-wrong evaluation.scoreScale",
                        "evaluation-field-wrong evaluation.items[0].part",
                        "evaluation-field-missing evaluation.items[1].full");
    }

    @Test
    void an_unknown_rounding_stage_is_refused() {
        var section = goods();
        section.put("roundingStage", "half-down");

        assertThat(fields(procurement(section))).containsExactly("evaluation-field-wrong evaluation.roundingStage");
    }

    @Test
    void weights_that_do_not_add_up_are_refused() {
        var section = goods();
        section.put("items", List.of(item("T", "technical", "40"), item("B", "business", "15")));

        assertThat(fields(procurement(section))).containsExactly("points-do-not-add-up evaluation.full");
    }

    @Test
    void the_price_of_goods_weighs_three_tenths_and_that_of_services_one() {
        var section = goods();
        section.put("price", Map.of("weight", "0.20"));
        section.put("items", List.of(item("T", "technical", "65"), item("B", "business", "15")));

        var refused = procurement(section);

        assertThat(fields(refused)).containsExactly("price-weight-too-low evaluation.price.weight");
        assertThat(refused.getFirst().detail()).endsWith("GP-WEIGHT-30 [O87 55]");
        assertThat(new CheckMethod(TradeKind.PROCUREMENT, Optional.of(Category.SERVICES), Set.of()).refuse(section))
                .isEmpty();
    }

    @Test
    void qualification_gives_no_points() {
        var section = goods();
        section.put("items", List.of(item("licence", "technical", "45"), item("B", "business", "15")));

        assertThat(fields(procurement(section))).containsExactly("qualification-scored evaluation.items[0].id");
    }

    @Test
    void the_average_is_no_method_of_procurement() {
        var section = works();
        section.remove("smallFirms");

        var refused = procurement(section);

        assertThat(fields(refused)).containsExactly("method-not-allowed evaluation.method");
        assertThat(refused.getFirst().detail()).contains("composite-lowest GP-EVAL-COMP [O87 55]");
    }

    @Test
    void an_unknown_method_is_refused() {
        assertThat(fields(engineering(Map.of("method", "beauty"))))
                .contains("evaluation-field-wrong evaluation.method");
    }

    @Test
    void a_deduction_keeps_to_its_range() {
        var section = goods();
        section.put("smallFirms", Map.of("whole", "0.25", "part", "0.01"));

        assertThat(fields(procurement(section)))
                .containsExactly(
                        "deduction-out-of-range evaluation.smallFirms.whole",
                        "deduction-out-of-range evaluation.smallFirms.part");
    }

    @Test
    void what_the_formula_itself_refuses_is_told_with_the_field_of_the_section() {
        var section = works();
        section.put("price", Map.of("full", "40", "float", "1.5", "above", "1", "below", "0.5"));

        assertThat(fields(engineering(section))).containsExactly("formula-parameter evaluation.price.floatRate");
    }

    @Test
    void a_kind_the_law_does_not_regulate_is_bound_by_its_documents_alone() {
        var section = works();
        section.put("smallFirms", Map.of("whole", "0.5", "part", "0.5"));

        assertThat(new CheckMethod(TradeKind.OTHER, Optional.empty(), Set.of()).refuse(section))
                .isEmpty();
    }

    @Test
    void each_regulated_kind_lists_grounds_and_among_them_the_ceiling() {
        for (var kind : List.of(TradeKind.ENGINEERING, TradeKind.PROCUREMENT)) {
            assertThat(MethodRules.grounds(kind)).extracting(Ground::code).contains(Ground.OVER_CEILING, "unqualified");
            assertThat(MethodRules.lowPrices(kind, Optional.empty())).hasSize(3);
        }
    }
}
