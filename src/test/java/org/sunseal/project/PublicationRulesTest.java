package org.sunseal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.project.NoticeFixture.first;
import static org.sunseal.project.NoticeFixture.following;
import static org.sunseal.project.NoticeFixture.with;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.Notice;
import org.sunseal.trade.NoticeContent;
import org.sunseal.trade.Region;
import org.sunseal.trade.Rules;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.WorkCalendar;

/** Monday 2026-03-02 09:30 in Shanghai; no holiday comes before 4 April. */
class PublicationRulesTest {
    private static final Instant NOW = NoticeFixture.NOW;
    private static final Instant IN_20_DAYS = NoticeFixture.OPEN_AT;
    /** Five whole days after the 2nd end with the 7th; five working days end with Monday the 9th. */
    private static final Instant FIVE_DAYS_OVER = Instant.parse("2026-03-07T16:00:00Z");

    private static final Instant FIVE_WORKING_DAYS_OVER = Instant.parse("2026-03-09T16:00:00Z");

    @ParameterizedTest
    @EnumSource(names = {"ENGINEERING", "PROCUREMENT"})
    void terms_without_fault_are_published(TradeKind kind) {
        assertThat(announce(kind, first(), terms(kind, FIVE_WORKING_DAYS_OVER))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ENGINEERING, ENG-T-20D [TBL 24]",
        "PROCUREMENT, GP-T-20D [GPL 35]",
    })
    void a_deadline_a_millisecond_too_early_is_refused_and_told_the_earliest(TradeKind kind, String row) {
        var early = with(first(), 1, null, IN_20_DAYS.minusMillis(1), 3);

        var refused = announce(kind, early, terms(kind, FIVE_WORKING_DAYS_OVER));

        assertThat(refused).singleElement().satisfies(one -> {
            assertThat(one.field()).contains("rounds[0].openAt");
            assertThat(one.detail()).startsWith(row).contains("the earliest lawful deadline is 2026-03-22 09:30:00");
        });
    }

    @Test
    void documents_that_can_be_had_too_short_are_refused_in_each_kinds_own_days() {
        assertThat(codes(announce(
                        TradeKind.ENGINEERING, first(), terms(TradeKind.ENGINEERING, FIVE_DAYS_OVER.minusMillis(1)))))
                .containsExactly("terms.documents.until period-too-short");
        assertThat(announce(TradeKind.ENGINEERING, first(), terms(TradeKind.ENGINEERING, FIVE_DAYS_OVER)))
                .isEmpty();
        assertThat(codes(announce(TradeKind.PROCUREMENT, first(), terms(TradeKind.PROCUREMENT, FIVE_DAYS_OVER))))
                .containsExactly("terms.documents.until period-too-short");
    }

    @Test
    void time_counts_from_when_the_documents_can_be_had() {
        var terms = terms(TradeKind.ENGINEERING, FIVE_WORKING_DAYS_OVER, NOW.plusSeconds(1));

        assertThat(codes(announce(TradeKind.ENGINEERING, first(), terms)))
                .containsExactly("rounds[0].openAt deadline-too-early");
    }

    @Test
    void two_bids_are_too_few_to_ask_for() {
        var two = with(first(), 1, null, IN_20_DAYS, 2);

        assertThat(codes(announce(TradeKind.PROCUREMENT, two, terms(TradeKind.PROCUREMENT, FIVE_WORKING_DAYS_OVER))))
                .containsExactly("minimumBids below-minimum");
    }

    @Test
    void working_days_no_notice_sets_are_refused_rather_than_guessed() {
        var now = Instant.parse("2026-12-28T02:00:00Z");
        var terms = terms(TradeKind.PROCUREMENT, now.plusSeconds(20 * 86_400), now);
        var notice = with(first(), 1, null, now.plusSeconds(25 * 86_400), 3);

        assertThat(codes(PublicationRules.refuse(facts(TradeKind.PROCUREMENT, notice, terms, null, false, now))))
                .containsExactly("terms.documents.until calendar-missing");
    }

    @Test
    void each_field_left_out_is_told_with_its_source() {
        var bare = new LotTerms(
                Map.of(),
                supply(FIVE_WORKING_DAYS_OVER, NOW),
                List.of(),
                "cash",
                null,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null);

        var refused = announce(TradeKind.PROCUREMENT, first(), bare);

        assertThat(refused).hasSize(NoticeContent.of(TradeKind.PROCUREMENT).size() + 3);
        assertThat(refused.getFirst().detail()).endsWith("[O87 13]");
        assertThat(codes(refused)).contains("terms.bond bonds-not-yet", "terms.qualification notice-incomplete");
    }

    @ParameterizedTest
    @CsvSource({"15, ''", "14, rounds[0].openAt too-near-the-deadline"})
    void an_addendum_that_may_affect_bids_leaves_fifteen_days(int daysLeft, String expected) {
        var now = IN_20_DAYS.minusSeconds(daysLeft * 86_400L);

        var refused = amend(TradeKind.ENGINEERING, addendum(TradeKind.ENGINEERING, true, false), true, now);

        assertThat(String.join("", codes(refused))).isEqualTo(expected);
    }

    @Test
    void an_addendum_that_cannot_affect_bids_may_come_late_and_so_may_a_later_deadline_alone() {
        var late = IN_20_DAYS.minusSeconds(86_400);

        assertThat(amend(TradeKind.ENGINEERING, addendum(TradeKind.ENGINEERING, false, false), true, late))
                .isEmpty();
        assertThat(PublicationRules.refuse(facts(
                        TradeKind.ENGINEERING,
                        following(first(), IN_20_DAYS.plusSeconds(1)),
                        terms(TradeKind.ENGINEERING, FIVE_WORKING_DAYS_OVER),
                        terms(TradeKind.ENGINEERING, FIVE_WORKING_DAYS_OVER),
                        false,
                        late)))
                .isEmpty();
    }

    @Test
    void an_addendum_changes_the_subject_of_no_procurement() {
        assertThat(codes(amend(TradeKind.PROCUREMENT, addendum(TradeKind.PROCUREMENT, false, true), true, NOW)))
                .containsExactly("terms.addendum.changesSubject addendum-changes-subject");
        assertThat(amend(TradeKind.ENGINEERING, addendum(TradeKind.ENGINEERING, false, true), true, NOW))
                .isEmpty();
    }

    @Test
    void later_terms_say_what_they_are() {
        var silent = terms(TradeKind.ENGINEERING, FIVE_WORKING_DAYS_OVER);

        assertThat(codes(amend(TradeKind.ENGINEERING, silent, true, NOW))).containsExactly("terms.addendum bad-terms");
    }

    private static List<Refused> announce(TradeKind kind, Notice notice, LotTerms terms) {
        return PublicationRules.refuse(facts(kind, notice, terms, null, true, NOW));
    }

    private static List<Refused> amend(TradeKind kind, LotTerms terms, boolean areNew, Instant now) {
        return PublicationRules.refuse(
                facts(kind, following(first(), IN_20_DAYS), terms, terms(kind, FIVE_WORKING_DAYS_OVER), areNew, now));
    }

    private static PublicationRules.Facts facts(
            TradeKind kind, Notice notice, LotTerms terms, @Nullable LotTerms before, boolean areNew, Instant now) {
        return new PublicationRules.Facts(
                notice,
                Set.of(),
                terms,
                before,
                areNew,
                areNew,
                Rules.of(kind, Region.NATIONAL, LocalDate.of(2026, 3, 2)),
                WorkCalendar.published(),
                now);
    }

    private static LotTerms terms(TradeKind kind, Instant documentsUntil) {
        return terms(kind, documentsUntil, NOW);
    }

    private static LotTerms terms(TradeKind kind, Instant until, Instant from) {
        return terms(kind, supply(until, from), null);
    }

    private static LotTerms addendum(TradeKind kind, boolean mayAffectBids, boolean changesSubject) {
        return terms(
                kind,
                supply(FIVE_WORKING_DAYS_OVER, NOW),
                new LotTerms.Addendum(mayAffectBids, changesSubject, "longer piers"));
    }

    private static LotTerms.Supply supply(Instant until, Instant from) {
        return new LotTerms.Supply(from, until);
    }

    private static LotTerms terms(TradeKind kind, LotTerms.Supply supply, LotTerms.@Nullable Addendum addendum) {
        var announcement = new HashMap<String, String>();
        NoticeContent.of(kind).forEach(content -> announcement.put(content.field(), "said"));
        return new LotTerms(
                announcement,
                supply,
                List.of(),
                LotTerms.NO_BOND,
                null,
                List.of(new LotTerms.FormField("price", "投标总价", LotTerms.FormField.Type.MONEY)),
                List.of(new LotTerms.Requirement("Q1", "a licence")),
                List.of(),
                Map.of(),
                addendum);
    }

    private static List<String> codes(List<Refused> refused) {
        return refused.stream()
                .map(one -> one.field().orElse("") + " " + one.reason().code())
                .toList();
    }
}
