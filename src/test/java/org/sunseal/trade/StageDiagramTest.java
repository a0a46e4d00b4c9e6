package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageDiagramTest {
    @ParameterizedTest
    @EnumSource
    void a_drawing_has_one_arrow_for_each_step_and_both_ends(TradeKind kind) {
        var table = kind.stages();

        var arrows = StageDiagram.of(table).lines().filter(line -> line.contains(" --> "));

        var steps = table.transitions().stream()
                .filter(step -> !step.trigger().interrupts())
                .count();
        assertThat(arrows).hasSize(Math.toIntExact(1 + steps + table.ends().size()));
    }

    @ParameterizedTest
    @EnumSource
    void a_drawing_names_every_stage(TradeKind kind) {
        var drawing = StageDiagram.of(kind.stages());

        assertThat(kind.stages().stages())
                .allSatisfy(stage -> assertThat(drawing).contains(stage.name()));
    }

    /** Whoever changes a table draws it anew: the text expected here goes between the fences of that page. */
    @ParameterizedTest
    @EnumSource
    void the_documentation_shows_the_drawing(TradeKind kind) throws IOException {
        var page = Files.readString(Path.of("src/docs/stages.md"));

        assertThat(page).contains("```mermaid\n" + StageDiagram.of(kind.stages()) + "```");
    }

    @Test
    void a_small_table_is_drawn_like_this() {
        var table = StageTable.parse("stages", """
                from,trigger,to,actors,rules,source
                ISSUING,issue-addendum,ISSUING,agency,ENG-ADD-15D,TBR 21
                ISSUING,reach-deadline,CLOSED,system,-,EBM 27; TBL 34
                ISSUING CLOSED,suspend,SUSPENDED,regulator,-,TBR 62
                SUSPENDED,resume,ISSUING CLOSED,regulator,-,TBR 62
                CLOSED SUSPENDED,terminate,TERMINATED,regulator tenderee,-,TBR 31
                """);

        assertThat(StageDiagram.of(table)).isEqualTo("""
                stateDiagram-v2
                    [*] --> ISSUING
                    ISSUING --> ISSUING : issue addendum by agency, ENG-ADD-15D [TBR 21]
                    ISSUING --> CLOSED : reach deadline by system [EBM 27, TBL 34]
                    TERMINATED --> [*]
                    SUSPENDED
                    note right of SUSPENDED : suspend by regulator from ISSUING, CLOSED and resume the same [TBR 62]
                    note right of TERMINATED : terminate by tenderee, regulator from CLOSED, SUSPENDED for good [TBR 31]
                """);
    }
}
