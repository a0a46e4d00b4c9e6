package org.sunseal.evaluation.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.evaluation.formula.GoodsInProcurement.BUSINESS;
import static org.sunseal.evaluation.formula.GoodsInProcurement.TECHNICAL;
import static org.sunseal.evaluation.formula.GoodsInProcurement.sheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunseal.kernel.Refused;

class ScoreSheetsTest {
    private static final List<Part> PARTS = List.of(TECHNICAL, BUSINESS);

    @Test
    void complete_sheets_have_no_fault() {
        assertThat(faults(sheet("e1", "A", "0", "15"), sheet("e2", "A", "45", "15.00")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"45.01", "-0.01", "450", "1E+999999999", "1E-999999999", "40.0000001"})
    void a_mark_outside_of_its_range_is_named(String technical) {
        var faults = faults(sheet("e1", "A", technical, "10"), sheet("e2", "A", "40", "10"));

        assertThat(faults).extracting(fault -> fault.reason().code()).containsExactly("score-out-of-range");
        assertThat(faults.getFirst().field()).contains("marks.T");
    }

    @Test
    void objective_items_must_be_marked_alike() {
        var faults = faults(sheet("e1", "A", "40", "10"), sheet("e2", "A", "41", "11"));

        assertThat(faults).extracting(fault -> fault.reason().code()).containsExactly("objective-scores-differ");
        assertThat(faults.getFirst().field()).contains("marks.B");
    }

    @Test
    void an_item_without_a_mark_is_missing() {
        var half = new ScoreSheet("e2", "A", Map.of("B", BigDecimal.TEN));

        assertThat(codes(sheet("e1", "A", "40", "10"), half)).containsExactly("score-missing");
    }

    @Test
    void a_member_without_a_sheet_is_missing() {
        assertThat(codes(sheet("e1", "A", "40", "10"))).containsExactly("score-missing");
    }

    @Test
    void a_mark_for_an_item_the_documents_do_not_state_is_not_asked_for() {
        var inventive =
                new ScoreSheet("e2", "A", Map.of("T", BigDecimal.TEN, "B", BigDecimal.TEN, "X", BigDecimal.ONE));

        assertThat(codes(sheet("e1", "A", "40", "10"), inventive)).containsExactly("score-not-asked");
    }

    @Test
    void marks_of_strangers_or_for_strange_bids_are_not_asked_for() {
        assertThat(codes(
                        sheet("e1", "A", "40", "10"),
                        sheet("e2", "A", "40", "10"),
                        sheet("e3", "A", "40", "10"),
                        sheet("e1", "B", "40", "10")))
                .containsExactly("score-not-asked", "score-not-asked");
    }

    @Test
    void a_member_marks_a_bid_once() {
        assertThat(codes(sheet("e1", "A", "40", "10"), sheet("e2", "A", "40", "10"), sheet("e2", "A", "41", "10")))
                .containsExactly("score-repeated");
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(codes(sheet("e1", "A", "46", "10"), sheet("e2", "A", "40", "16")))
                .containsExactly("score-out-of-range", "score-out-of-range", "objective-scores-differ");
    }

    @Test
    void where_nothing_is_marked_there_are_no_sheets() {
        var sheets = new ScoreSheets(List.of("e1"), List.of(sheet("e1", "A", "40", "10")));

        assertThat(sheets.faults(List.of(), List.of("A")))
                .extracting(fault -> fault.reason().code())
                .containsExactly("score-not-asked");
        assertThat(ScoreSheets.NONE.faults(List.of(), List.of("A"))).isEmpty();
    }

    @Test
    void somebody_has_to_mark() {
        assertThat(ScoreSheets.NONE.faults(PARTS, List.of("A")))
                .extracting(fault -> fault.reason().code())
                .containsExactly("score-missing");
    }

    private static List<String> codes(ScoreSheet... sheets) {
        return faults(sheets).stream().map(fault -> fault.reason().code()).toList();
    }

    private static List<Refused> faults(ScoreSheet... sheets) {
        return new ScoreSheets(List.of("e1", "e2"), List.of(sheets)).faults(PARTS, List.of("A"));
    }
}
