package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageTableTest {
    /** Written out a second time on purpose: whoever changes the rows has to change this too, pair by pair. */
    private static final String ENGINEERING = """
            PLANNED > SCHEDULED SUSPENDED TERMINATED
            SCHEDULED > ISSUING SUSPENDED TERMINATED
            ISSUING > ISSUING PAUSED_OBJECTION CLOSED SUSPENDED TERMINATED
            PAUSED_OBJECTION > ISSUING SUSPENDED TERMINATED
            CLOSED > OPENING SUSPENDED TERMINATED
            OPENING > READ_OUT FAILED SUSPENDED TERMINATED
            READ_OUT > OPENED SUSPENDED TERMINATED
            OPENED > EVALUATING SUSPENDED TERMINATED
            EVALUATING > EVALUATED FAILED SUSPENDED TERMINATED
            EVALUATED > EVALUATING PUBLICITY SUSPENDED TERMINATED
            PUBLICITY > EVALUATING PAUSED_OBJECTION_RESULT AWARDABLE FAILED SUSPENDED TERMINATED
            PAUSED_OBJECTION_RESULT > PUBLICITY SUSPENDED TERMINATED
            AWARDABLE > AWARDED FAILED SUSPENDED TERMINATED
            AWARDED > AWARDED NOTICE_SENT FAILED
            NOTICE_SENT > AWARDED ANNOUNCED FAILED
            ANNOUNCED > AWARDED CONTRACTED FAILED
            CONTRACTED > SETTLED
            SETTLED > ARCHIVED
            FAILED > SCHEDULED TERMINATED
            SUSPENDED > PLANNED SCHEDULED ISSUING PAUSED_OBJECTION CLOSED OPENING READ_OUT OPENED EVALUATING \
            EVALUATED PUBLICITY PAUSED_OBJECTION_RESULT AWARDABLE TERMINATED
            """;

    private static final String PROCUREMENT = """
            INTENTION > REGISTERED TERMINATED
            REGISTERED > SCHEDULED SUSPENDED TERMINATED
            SCHEDULED > ISSUING SUSPENDED TERMINATED
            ISSUING > ISSUING CLOSED SUSPENDED TERMINATED
            CLOSED > OPENING SUSPENDED TERMINATED
            OPENING > READ_OUT FAILED SUSPENDED TERMINATED
            READ_OUT > OPENED SUSPENDED TERMINATED
            OPENED > QUALIFIED FAILED SUSPENDED TERMINATED
            QUALIFIED > EVALUATING SUSPENDED TERMINATED
            EVALUATING > EVALUATED FAILED SUSPENDED TERMINATED
            REEVALUATION > EVALUATED FAILED SUSPENDED TERMINATED
            EVALUATED > REEVALUATION DECIDED FAILED SUSPENDED TERMINATED
            DECIDED > REEVALUATION DECIDED ANNOUNCED FAILED SUSPENDED
            ANNOUNCED > REEVALUATION DECIDED CONTRACTED FAILED SUSPENDED
            CONTRACTED > CONTRACT_PUBLISHED
            CONTRACT_PUBLISHED > ACCEPTED
            ACCEPTED > ARCHIVED
            FAILED > SCHEDULED TERMINATED
            SUSPENDED > REGISTERED SCHEDULED ISSUING CLOSED OPENING READ_OUT OPENED QUALIFIED EVALUATING \
            REEVALUATION EVALUATED DECIDED ANNOUNCED TERMINATED
            """;

    private static final String OTHER = """
            SCHEDULED > ISSUING SUSPENDED TERMINATED
            ISSUING > ISSUING PAUSED_OBJECTION CLOSED SUSPENDED TERMINATED
            PAUSED_OBJECTION > ISSUING SUSPENDED TERMINATED
            CLOSED > OPENING SUSPENDED TERMINATED
            OPENING > READ_OUT FAILED SUSPENDED TERMINATED
            READ_OUT > OPENED SUSPENDED TERMINATED
            OPENED > ARCHIVED SUSPENDED TERMINATED
            FAILED > SCHEDULED TERMINATED
            SUSPENDED > SCHEDULED ISSUING PAUSED_OBJECTION CLOSED OPENING READ_OUT OPENED TERMINATED
            """;

    @ParameterizedTest
    @EnumSource
    void exactly_these_of_all_pairs_are_allowed(TradeKind kind) {
        var table = kind.stages();
        var found = new TreeSet<String>();
        for (var from : Stage.values()) {
            for (var to : Stage.values()) {
                if (table.transitions().stream().anyMatch(step -> step.from() == from && step.to() == to)) {
                    found.add(from + " > " + to);
                }
            }
        }

        assertThat(found)
                .isEqualTo(pairs(
                        switch (kind) {
                            case ENGINEERING -> ENGINEERING;
                            case PROCUREMENT -> PROCUREMENT;
                            case OTHER -> OTHER;
                        }));
    }

    @ParameterizedTest
    @EnumSource
    void only_the_archive_and_the_termination_are_ends(TradeKind kind) {
        assertThat(kind.stages().ends()).containsExactlyInAnyOrder(Stage.ARCHIVED, Stage.TERMINATED);
    }

    @ParameterizedTest
    @EnumSource
    void every_stage_that_can_be_suspended_can_resume_and_no_other(TradeKind kind) {
        var steps = kind.stages().transitions();
        var suspended = EnumSet.noneOf(Stage.class);
        var resumed = EnumSet.noneOf(Stage.class);

        steps.stream().filter(step -> step.trigger() == Trigger.SUSPEND).forEach(step -> suspended.add(step.from()));
        steps.stream().filter(step -> step.trigger() == Trigger.RESUME).forEach(step -> resumed.add(step.to()));

        assertThat(suspended).isEqualTo(resumed).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_a_step_names_is_a_row_of_its_kind(TradeKind kind) {
        var codes = RuleBook.seeded().rows().stream()
                .filter(rule -> rule.kind() == kind)
                .map(Rule::code)
                .collect(Collectors.toSet());

        assertThat(kind.stages().transitions())
                .flatExtracting(Transition::rules)
                .isSubsetOf(codes);
    }

    @Test
    void every_stage_and_every_trigger_is_of_use_to_some_kind() {
        var stages = EnumSet.noneOf(Stage.class);
        var triggers = EnumSet.noneOf(Trigger.class);
        for (var kind : TradeKind.values()) {
            stages.addAll(kind.stages().stages());
            kind.stages().transitions().forEach(step -> triggers.add(step.trigger()));
        }

        assertThat(stages).containsExactly(Stage.values());
        assertThat(triggers).containsExactly(Trigger.values());
    }

    @Test
    void a_suspension_resumes_the_stage_it_interrupted_and_no_other() {
        var table = TradeKind.ENGINEERING.stages();
        var suspended = table.after(Position.at(Stage.PAUSED_OBJECTION), Trigger.SUSPEND)
                .orElseThrow();

        assertThat(suspended).isEqualTo(new Position(Stage.SUSPENDED, Stage.PAUSED_OBJECTION));
        assertThat(table.after(suspended, Trigger.RESUME)).contains(Position.at(Stage.PAUSED_OBJECTION));
        assertThat(table.open(suspended))
                .extracting(Transition::to)
                .containsExactlyInAnyOrder(Stage.PAUSED_OBJECTION, Stage.TERMINATED);
    }

    @Test
    void a_step_is_for_the_actors_the_table_names() {
        var table = TradeKind.ENGINEERING.stages();
        var publicity = Position.at(Stage.PUBLICITY);

        assertThat(table.after(publicity, Trigger.END_PUBLICITY, Actor.SYSTEM)).contains(Position.at(Stage.AWARDABLE));
        assertThat(table.after(publicity, Trigger.END_PUBLICITY, Actor.TENDEREE))
                .isEmpty();
    }

    @Test
    void a_trigger_the_stage_does_not_know_leads_nowhere() {
        var table = TradeKind.PROCUREMENT.stages();

        assertThat(table.after(Position.at(Stage.ISSUING), Trigger.CONTRACT)).isEmpty();
        assertThat(table.after(Position.at(Stage.ISSUING), Trigger.OBJECT)).isEmpty();
        assertThat(table.after(Position.at(Stage.CONTRACTED), Trigger.SUSPEND)).isEmpty();
    }

    @Test
    void only_a_suspension_has_something_to_remember() {
        assertThatThrownBy(() -> new Position(Stage.SUSPENDED, Stage.SUSPENDED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Position(Stage.ISSUING, Stage.OPENING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ISSUING,reach-deadline,CLOSED,system,-,EBM 27\nISSUING,reach-deadline,OPENING,system,-,EBM 27",
                "ISSUING,reach-deadline,CLOSED,-,-,EBM 27",
                "ISSUING,reach-deadline,-,system,-,EBM 27",
                "ISSUING,reach-deadline,SHUT,system,-,EBM 27",
                "ISSUING,reach-deadline,SUSPENDED,system,-,EBM 27",
                "ISSUING,resume,CLOSED,regulator,-,TBR 62",
                "SUSPENDED,reach-deadline,CLOSED,system,-,EBM 27",
                "ISSUING,terminate,ARCHIVED,tenderee,-,TBR 31"
            })
    void rows_that_do_not_fit_are_refused(String rows) {
        assertThatThrownBy(() -> StageTable.parse("stages", "from,trigger,to,actors,rules,source\n" + rows + "\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> pairs(String table) {
        var pairs = new TreeSet<String>();
        table.lines().forEach(line -> {
            var arrow = line.indexOf(" > ");
            for (var to : line.substring(arrow + 3).split(" ", -1)) {
                pairs.add(line.substring(0, arrow) + " > " + to);
            }
        });
        return pairs;
    }
}
