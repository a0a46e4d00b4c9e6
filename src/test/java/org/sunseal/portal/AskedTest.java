package org.sunseal.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunseal.kernel.Refusals;

class AskedTest {
    @Test
    void everything_that_does_not_fit_is_told_at_once() {
        var asked = new Asked(Map.of(
                "kind", List.of("ENGINEERING", "LAND"),
                "region", List.of("Zhejiang"),
                "due", List.of("tomorrow"),
                "size", List.of("0"),
                "page", List.of("1", "2"),
                "budget", List.of("7")));
        asked.filter(Dimension.KIND, Dimension.REGION, Dimension.DUE);
        asked.page();

        var refusals = catchThrowableOfType(Refusals.class, asked::end);

        assertThat(refusals.refused())
                .extracting(refused ->
                        refused.field().orElse("") + " " + refused.reason().code())
                .containsExactlyInAnyOrder(
                        "kind bad-filter",
                        "region bad-filter",
                        "due bad-filter",
                        "size bad-filter",
                        "page bad-filter",
                        "budget unknown-filter");
    }

    @Test
    void what_fits_is_read() {
        var asked = new Asked(Map.of("q", List.of(" 桥 "), "stage", List.of("ISSUING", "OPENED"), "page", List.of("3")));

        var filter = asked.filter(Dimension.STAGE);
        var page = asked.page();
        asked.end();

        assertThat(filter).isEqualTo(new Filter("桥", Map.of(Dimension.STAGE, Set.of("ISSUING", "OPENED"))));
        assertThat(page.offset()).isEqualTo(60);
    }

    @Test
    void a_blank_question_is_no_question() {
        assertThat(new Asked(Map.of("q", List.of("  "))).filter().inUse()).isEmpty();
    }
}
