package org.sunseal.cli.scenario.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import org.sunseal.evaluation.proof.MethodReader;
import org.sunseal.project.LotTerms;
import org.sunseal.trade.NoticeContent;
import org.sunseal.trade.TradeKind;

/** Holds the terms of the plays against the platform's own reader, which the tool may not know. */
class PlayedTermsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");
    private static final Instant OPEN_AT = NOW.plus(Duration.ofDays(21));

    @ParameterizedTest
    @EnumSource
    void the_announcement_says_all_that_the_law_of_its_kind_asks_for(Kind kind) {
        var terms = LotTerms.parse(terms(kind).first(NOW, OPEN_AT));

        assertThat(terms.announcement().keySet())
                .containsAll(NoticeContent.of(TradeKind.valueOf(kind.name())).stream()
                        .map(NoticeContent::field)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_committee_can_compare_bids_by_them(Kind kind) {
        var terms = LotTerms.parse(terms(kind).first(NOW, OPEN_AT));

        assertThat(MethodReader.read(terms.evaluation()).faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_later_version_says_that_it_may_affect_bids(Kind kind) {
        var terms = LotTerms.parse(terms(kind).amended(NOW, OPEN_AT, "longer piers"));

        assertThat(terms.statement()).hasValueSatisfying(statement -> assertThat(statement.mayAffectBids())
                .isTrue());
        assertThat(terms(kind).fileName(2)).isEqualTo("1.terms.2.json");
    }

    @ParameterizedTest
    @EnumSource
    void nobody_asks_for_more_than_the_ceiling(Kind kind) {
        assertThat(kind.offers().values()).hasSizeGreaterThanOrEqualTo(4).allSatisfy(offer -> assertThat(
                        offer.form().amount())
                .isLessThanOrEqualTo(new BigDecimal(kind.ceiling())));
    }

    private static PlayedTerms terms(Kind kind) {
        var tenderee = somebody("City Works Bureau");
        return new PlayedTerms(new PlayedLot(kind, "一座桥", "T-1", "1", tenderee, OPEN_AT), somebody("Agency"));
    }

    private static Actor somebody(String name) {
        var keys = Keys.ecP256();
        var certificate = Certificates.selfSigned(keys, "CN=" + name, false, NOW, OPEN_AT);
        return new Actor(
                name,
                name,
                "91310000MA1FL10011",
                ApiClient.anonymous(URI.create("http://127.0.0.1:1")),
                new Signer(keys.getPrivate(), certificate, List.of()));
    }
}
