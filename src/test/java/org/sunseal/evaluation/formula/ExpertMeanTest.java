package org.sunseal.evaluation.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpertMeanTest {
    @Test
    void the_technical_marks_of_A_in_5_4_have_the_mean_40_20() {
        assertThat(new ExpertMean.OfAll().of(marks("41", "40", "39", "41", "40"), Rounding.USUAL))
                .isEqualTo(new BigDecimal("40.20"));
    }

    @Test
    void a_mean_is_rounded_half_up_at_the_scale_of_the_lot() {
        var mean = new ExpertMean.OfAll();

        assertThat(mean.of(marks("1", "1", "2"), Rounding.USUAL)).isEqualTo(new BigDecimal("1.33"));
        assertThat(mean.of(marks("0.01", "0.02"), Rounding.USUAL)).isEqualTo(new BigDecimal("0.02"));
        assertThat(mean.of(marks("1", "2"), new Rounding(RoundingStage.RATE, 0)))
                .isEqualTo(new BigDecimal("2"));
    }

    @Test
    void extremes_are_dropped_once_on_either_side() {
        var mean = new ExpertMean.WithoutExtremes(5);

        assertThat(mean.counted(marks("45", "10", "30", "45", "10"))).isEqualTo(marks("10", "30", "45"));
    }

    @Test
    void committees_smaller_than_the_documents_say_keep_all_marks() {
        var mean = new ExpertMean.WithoutExtremes(7);

        assertThat(mean.of(marks("45", "40", "40", "40", "10"), Rounding.USUAL)).isEqualTo(new BigDecimal("35.00"));
    }

    @ParameterizedTest
    @CsvSource({"2", "0", "-1"})
    void a_mean_of_nothing_cannot_be_asked_for(int fromMembers) {
        assertThat(RefusedCode.of(() -> new ExpertMean.WithoutExtremes(fromMembers)))
                .isEqualTo("formula-parameter");
    }

    private static List<BigDecimal> marks(String... marks) {
        return Stream.of(marks).map(BigDecimal::new).toList();
    }
}
