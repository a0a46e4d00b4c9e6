package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.kernel.Refused;

class RuleBookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String NATIONAL =
            "engineering,ENG-PUB-3D,candidates-publicity,CN,0,at-least,3,day,calendar," + "after,TBR 54,2019-03-02,-";
    private static final String CITY = "engineering,ENG-PUB-3D,candidates-publicity,330500,0,at-least,5,day,calendar,"
            + "after,~a city's rule,2026-01-01,2026-07-01";

    @Test
    void the_seeds_are_the_codes_of_the_reference() {
        assertThat(codes(TradeKind.ENGINEERING))
                .containsExactlyInAnyOrder(
                        "ENG-T-20D",
                        "ENG-SALE-5D",
                        "ENG-ADD-15D",
                        "ENG-OBJ-10D",
                        "ENG-ANS-3D",
                        "ENG-BOND-2PCT",
                        "ENG-MIN3",
                        "ENG-PUB-3D",
                        "ENG-CONTRACT-30D",
                        "ENG-REPORT-15D",
                        "ENG-REFUND-5D",
                        "ENG-CMP-10D",
                        "ENG-CAND-3D",
                        "ENG-MUST-GOODS",
                        "ENG-MUST-SERV",
                        "ENG-MUST-WORKS",
                        "ENG-PERF-10PCT",
                        "SVC-ACCEPT-2WD",
                        "SVC-EXT-10WD",
                        "SVC-REMEDY-60D",
                        "COMM-ODD5",
                        "COMM-2/3");
        assertThat(codes(TradeKind.PROCUREMENT))
                .containsExactlyInAnyOrder(
                        "GP-T-20D",
                        "GP-SUPPLY-5WD",
                        "GP-NOTICE-5WD",
                        "GP-ADD-15D",
                        "GP-BOND-2PCT",
                        "GP-MIN3",
                        "GP-REPORT-2WD",
                        "GP-DECIDE-5WD",
                        "GP-ANN-2WD",
                        "GP-RESULT-1WD",
                        "GP-CONTRACT-30D",
                        "GP-CPUB-2WD",
                        "GP-REFUND-5WD",
                        "GP-QUERY-7WD",
                        "GP-CMP-15WD",
                        "GP-COMM-7",
                        "GP-ENQ-3WD",
                        "GP-PERF-10PCT",
                        "GP-QANS-7WD",
                        "SVC-ACCEPT-2WD",
                        "SVC-EXT-10WD",
                        "SVC-REMEDY-60D",
                        "COMM-ODD5",
                        "COMM-2/3");
    }

    @Test
    void a_tender_held_by_choice_has_one_rule_of_the_platform_and_none_of_a_law() {
        assertThat(Rules.of(TradeKind.OTHER, Region.NATIONAL, TODAY).rows())
                .extracting(rule -> rule.code() + " " + rule.source().evidence())
                .containsExactly("OTH-MIN1 DESIGN");
    }

    @Test
    void the_same_question_finds_each_kinds_own_row() {
        assertThat(Rules.of(TradeKind.ENGINEERING, Region.NATIONAL, TODAY)
                        .on(Subject.DOCUMENT_SUPPLY)
                        .code())
                .isEqualTo("ENG-SALE-5D");
        assertThat(Rules.of(TradeKind.PROCUREMENT, Region.NATIONAL, TODAY)
                        .on(Subject.DOCUMENT_SUPPLY)
                        .code())
                .isEqualTo("GP-SUPPLY-5WD");
    }

    @ParameterizedTest
    @CsvSource({"0, COMM-ODD5", "9999999.99, COMM-ODD5", "10000000, GP-COMM-7", "10000000.00, GP-COMM-7"})
    void a_large_procurement_needs_the_larger_committee(BigDecimal yuan, String code) {
        var rules = Rules.of(TradeKind.PROCUREMENT, Region.NATIONAL, TODAY);

        assertThat(rules.on(Subject.COMMITTEE_SIZE, yuan).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "330502, 2026-01-01, 5",
        "330500, 2026-06-30, 5",
        "330502, 2025-12-31, 3",
        "330502, 2026-07-01, 3",
        "330600, 2026-01-01, 3",
        "330000, 2026-01-01, 3",
        "CN,     2026-01-01, 3"
    })
    void a_regions_row_stands_before_the_national_one_while_it_is_in_force(
            String region, LocalDate on, BigDecimal days) {
        var book = RuleBook.seeded().with(RuleBook.parse("a city", text(CITY)));

        var row = book.inForce(TradeKind.ENGINEERING, new Region(region), on).on(Subject.CANDIDATES_PUBLICITY);

        assertThat(row.value()).isEqualByComparingTo(days);
    }

    @Test
    void before_the_law_there_is_no_rule() {
        var rules = Rules.of(TradeKind.ENGINEERING, Region.NATIONAL, LocalDate.of(2017, 12, 26));

        assertThatThrownBy(() -> rules.row("ENG-T-20D"))
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.reason().code())
                .isEqualTo("rule-missing");
        assertThat(Rules.of(TradeKind.ENGINEERING, Region.NATIONAL, LocalDate.of(2017, 12, 27))
                        .row("ENG-T-20D")
                        .citation())
                .isEqualTo("ENG-T-20D [TBL 24]");
    }

    @Test
    void a_kind_has_no_rule_on_what_it_does_not_regulate() {
        var rules = Rules.of(TradeKind.ENGINEERING, Region.NATIONAL, TODAY);

        assertThatThrownBy(() -> rules.on(Subject.QUERY)).hasMessageContaining("QUERY");
    }

    @ParameterizedTest
    @CsvSource({
        "TBR 16, READ",
        "TBL 28; TBR 44, READ",
        "EBM 35; ~O10 6, SECONDARY",
        "GK O12 25, UNVERIFIED",
        "GK, UNVERIFIED",
        "TBR 16; GK O12 25, UNVERIFIED",
        "DESIGN, DESIGN"
    })
    void evidence_is_as_good_as_its_weakest_citation(String cell, Evidence evidence) {
        var source = LegalSource.parse(cell);

        assertThat(source.evidence()).isEqualTo(evidence);
        assertThat(source).hasToString("[" + cell + "]");
    }

    @Test
    void overlapping_rows_are_refused() {
        var national = RuleBook.parse("one", text(NATIONAL));
        var again = RuleBook.parse("two", text(NATIONAL.replace("2019-03-02", "2026-01-01")));

        assertThatThrownBy(() -> new RuleBook(List.of(national.getFirst(), again.getFirst())))
                .hasMessageContaining("Two rows of ENG-PUB-3D");
        assertThat(new RuleBook(national)
                        .with(RuleBook.parse("a city", text(CITY)))
                        .rows())
                .hasSize(2);
    }

    @Test
    void a_row_may_follow_the_day_another_ends() {
        var book = RuleBook.parse(
                "two versions",
                text(NATIONAL.replace(",-", ",2026-01-01"), NATIONAL.replace("2019-03-02", "2026-01-01")));

        assertThat(new RuleBook(book).rows()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-31, 3", "2026-06-01, 4", "2026-06-02, 5", "2027-01-01, 5"})
    void a_later_row_ends_the_one_it_replaces(LocalDate on, BigDecimal days) {
        var second = NATIONAL.replace("at-least,3", "at-least,4").replace("2019-03-02", "2026-06-01");
        var third = NATIONAL.replace("at-least,3", "at-least,5").replace("2019-03-02", "2026-06-02");

        var book = new RuleBook(rows(NATIONAL)).amendedBy(rows(second, third));

        assertThat(book.inForce(TradeKind.ENGINEERING, Region.NATIONAL, on)
                        .row("ENG-PUB-3D")
                        .value())
                .isEqualByComparingTo(days);
    }

    @Test
    void a_later_row_changes_nothing_that_began_after_it() {
        var before = rows(NATIONAL.replace("2019-03-02", "2019-03-01"));

        assertThatThrownBy(() -> new RuleBook(rows(NATIONAL)).amendedBy(before)).hasMessageContaining("Two rows");
    }

    @Test
    void a_row_prints_the_line_it_was_read_from() {
        for (var line : List.of(NATIONAL, CITY)) {
            assertThat(rows(line).getFirst().line()).isEqualTo(line);
        }
    }

    private static List<Rule> rows(String... lines) {
        return RuleBook.parse("rules", text(lines));
    }

    @Test
    void duplicates_and_disorder_are_refused() {
        assertThatThrownBy(() -> RuleBook.parse("rules", text(NATIONAL, NATIONAL)))
                .hasMessageContaining("duplicate");
        assertThatThrownBy(() -> RuleBook.parse("rules", text(NATIONAL, CITY))).hasMessageContaining("too late");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "engineering,ENG-X-1,bids,CN,0,at-least,3,bid,-,-,TBL 28,2019-03-02",
                "engineering,ENG-X-1,bids,CN,0,at-least,3,bid,-,-,TBL 28,2019-03-02,-,",
                "engineering,ENG-X-1,bids,CN,0,at-least, 3,bid,-,-,TBL 28,2019-03-02,-",
                "Engineering,ENG-X-1,bids,CN,0,at-least,3,bid,-,-,TBL 28,2019-03-02,-",
                "land,ENG-X-1,bids,CN,0,at-least,3,bid,-,-,TBL 28,2019-03-02,-",
                "engineering,eng,bids,CN,0,at-least,3,bid,-,-,TBL 28,2019-03-02,-",
                "engineering,ENG-X-1,bids,3305,0,at-least,3,bid,-,-,TBL 28,2019-03-02,-",
                "engineering,ENG-X-1,bids,CN,0,at-least,0,bid,-,-,TBL 28,2019-03-02,-",
                "engineering,ENG-X-1,bids,CN,0,at-least,three,bid,-,-,TBL 28,2019-03-02,-",
                "engineering,ENG-X-1,bids,CN,0,at-least,3,bid,-,-,somewhere,2019-03-02,-",
                "engineering,ENG-X-1,bids,CN,0,at-least,3,bid,-,-,-,2019-03-02,-",
                "engineering,ENG-X-1,bids,CN,0,at-least,3,bid,-,-,TBL 28,2019-02-29,-",
                "engineering,ENG-X-1,bids,CN,0,at-least,3,bid,-,-,TBL 28,2019-03-02,2019-03-02",
                "engineering,ENG-X-1,bids,CN,0,at-least,3,bid,calendar,-,TBL 28,2019-03-02,-",
                "engineering,ENG-X-1,query,CN,0,at-most,3,day,-,after,TBL 28,2019-03-02,-",
                "engineering,ENG-X-1,query,CN,0,at-most,3,day,working,-,TBL 28,2019-03-02,-",
                "engineering,ENG-X-1,query,CN,0,at-most,1.5,day,working,after,TBL 28,2019-03-02,-",
                "engineering,ENG-X-1,query,CN,0,at-least,3,day,working,before,TBL 28,2019-03-02,-",
                "engineering,ENG-X-1,query,CN,0,at-most,3,day,calendar,before,TBL 28,2019-03-02,-"
            })
    void a_row_that_does_not_fit_is_refused_with_its_line(String row) {
        assertThatThrownBy(() -> RuleBook.parse("rules", text(row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rules line 2: ");
    }

    @Test
    void a_file_without_its_header_is_refused() {
        assertThatThrownBy(() -> RuleBook.parse("rules", NATIONAL)).hasMessageContaining("header");
        assertThatThrownBy(() -> RuleBook.parse("rules", "# nothing\n")).hasMessageContaining("header");
    }

    @Test
    void two_codes_may_not_answer_the_same_question() {
        var twin = RuleBook.parse("rules", text(NATIONAL.replace("ENG-PUB-3D", "ENG-PUB-4D")));
        var book = RuleBook.seeded().with(twin);

        assertThatThrownBy(() -> book.inForce(TradeKind.ENGINEERING, Region.NATIONAL, TODAY))
                .hasMessageContaining("CANDIDATES_PUBLICITY");
    }

    private static List<String> codes(TradeKind kind) {
        return Rules.of(kind, Region.NATIONAL, TODAY).rows().stream()
                .map(Rule::code)
                .toList();
    }

    private static String text(String... rows) {
        return RuleBook.HEADER + "\n" + String.join("\n", rows) + "\n";
    }
}
