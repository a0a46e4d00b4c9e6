package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.kernel.Refused;

class ClauseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String ROW = "procurement,GP-SAME,same-subject,CN,procurement,O87 27,2017-10-01,";

    @ParameterizedTest
    @EnumSource
    void every_kind_answers_for_every_duty(TradeKind kind) {
        for (var duty : Duty.values()) {
            assertThat(rules(kind).on(duty).kind()).isEqualTo(kind);
        }
    }

    @Test
    void a_tender_held_by_choice_lacks_every_duty_but_not_to_be_divided_below_what_is_compulsory() {
        assertThat(demanded(TradeKind.OTHER)).containsExactly(Duty.UNDIVIDED_LOTS);
        assertThat(rules(TradeKind.OTHER).on(Duty.UNDIVIDED_LOTS).by()).contains(TradeKind.ENGINEERING);
    }

    @Test
    void the_addendum_that_changes_the_subject_is_what_sets_a_procurement_apart() {
        assertThat(demanded(TradeKind.ENGINEERING))
                .containsExactly(Duty.REGISTRATION, Duty.KNOWN_SIZE, Duty.LAWFUL_ANNOUNCEMENT);
        assertThat(demanded(TradeKind.PROCUREMENT))
                .containsExactly(Duty.REGISTRATION, Duty.KNOWN_SIZE, Duty.LAWFUL_ANNOUNCEMENT, Duty.SAME_SUBJECT);
        assertThat(rules(TradeKind.PROCUREMENT).on(Duty.SAME_SUBJECT).citation())
                .isEqualTo("GP-SAME [O87 27]");
    }

    @Test
    void whoever_is_sent_to_a_kind_finds_its_rows() {
        for (var clause : Clause.all()) {
            clause.by().ifPresent(law -> {
                for (var subject : asked(clause.duty())) {
                    assertThatCode(() -> rules(law).on(subject))
                            .as(clause.citation())
                            .doesNotThrowAnyException();
                }
            });
        }
        assertThat(NoticeContent.of(TradeKind.PROCUREMENT))
                .filteredOn(NoticeContent::isSubject)
                .extracting(NoticeContent::field)
                .containsExactly("projectName", "requirement");
    }

    private static List<Subject> asked(Duty duty) {
        return switch (duty) {
            case REGISTRATION -> List.of(Subject.SERVICE, Subject.SERVICE_EXTENSION, Subject.SERVICE_REMEDY);
            case LAWFUL_ANNOUNCEMENT ->
                List.of(Subject.ISSUE_TO_DEADLINE, Subject.DOCUMENT_SUPPLY, Subject.ADDENDUM, Subject.BIDS);
            case UNDIVIDED_LOTS ->
                Arrays.stream(Category.values()).map(Category::threshold).toList();
            case KNOWN_SIZE, SAME_SUBJECT -> List.of();
        };
    }

    @Test
    void a_code_is_cited_for_one_row_of_its_kind() {
        var codes = Stream.concat(
                Clause.all().stream().map(clause -> clause.kind() + " " + clause.code()),
                RuleBook.seeded().rows().stream().map(rule -> rule.kind() + " " + rule.code()));

        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void before_the_law_a_duty_is_neither_demanded_nor_waived() {
        var rules = Rules.of(TradeKind.PROCUREMENT, Region.NATIONAL, LocalDate.of(2017, 9, 30));

        assertThatThrownBy(() -> rules.on(Duty.SAME_SUBJECT))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(TradeRefusal.RULE_MISSING));
    }

    @Test
    void a_later_clause_begins_no_earlier_than_the_one_before_ends() {
        assertThat(Clause.parse(text(ROW + "2026-01-01", ROW.replace("2017-10-01", "2026-01-01") + "-")))
                .hasSize(2);
        assertThatThrownBy(() -> Clause.parse(text(ROW + "2026-01-02", ROW.replace("2017-10-01", "2026-01-01") + "-")))
                .hasMessageContaining("not alone");
        assertThatThrownBy(() -> Clause.parse(text(ROW + "-", ROW + "-"))).hasMessageContaining("not alone");
    }

    /** Invented: a province that waives what the country demands, and a city in it that demands it again. */
    @Test
    void the_nearest_region_answers() {
        var province = "procurement,GP-SAME-33,same-subject,330000,-,DESIGN,2020-01-01,-";
        var city = "procurement,GP-SAME-3305,same-subject,330500,procurement,DESIGN,2020-01-01,-";
        var rows = Clause.parse(text(ROW + "-", province, city));

        assertThat(code(rows, "CN")).isEqualTo("GP-SAME");
        assertThat(code(rows, "110000")).isEqualTo("GP-SAME");
        assertThat(code(rows, "330106")).isEqualTo("GP-SAME-33");
        assertThat(code(rows, "330502")).isEqualTo("GP-SAME-3305");
        assertThatThrownBy(() -> Clause.parse(text(province, province.replace("GP-SAME-33", "GP-SAME-34"))))
                .hasMessageContaining("not alone");
    }

    private static String code(List<Clause> rows, String region) {
        return Clause.nearest(rows, TradeKind.PROCUREMENT, Duty.SAME_SUBJECT, new Region(region), TODAY)
                .map(Clause::code)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "procurement,GP-SAME,same-subject,CN,land,O87 27,2017-10-01,-",
                "procurement,GP-SAME,subject,CN,procurement,O87 27,2017-10-01,-",
                "procurement,GP-SAME,same-subject,CN,procurement,somewhere,2017-10-01,-",
                "procurement,GP-SAME,same-subject,CN,procurement,O87 27,2017-10-01,2017-10-01",
                "procurement,GP-SAME,same-subject,CN,procurement,O87 27,-,-"
            })
    void a_row_that_does_not_fit_is_refused_with_its_line(String row) {
        assertThatThrownBy(() -> Clause.parse(text(row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("trade/clauses.csv line 2: ");
    }

    private static List<Duty> demanded(TradeKind kind) {
        return Arrays.stream(Duty.values())
                .filter(duty -> rules(kind).on(duty).by().isPresent())
                .toList();
    }

    private static Rules rules(TradeKind kind) {
        return Rules.of(kind, Region.NATIONAL, TODAY);
    }

    private static String text(String... rows) {
        return Clause.HEADER + "\n" + String.join("\n", rows) + "\n";
    }
}
