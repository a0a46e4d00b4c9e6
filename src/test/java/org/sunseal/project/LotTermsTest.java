package org.sunseal.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunseal.kernel.Refusals;
import org.sunseal.kernel.Refused;

class LotTermsTest {
    private static final String TERMS = """
            {"v":1,"announcement":{"projectName":"A bridge"},
             "documents":{"from":"2026-03-02T01:30:00Z","until":"2026-03-12T01:30:00Z"},
             "bond":"none","ceilingPrice":"12000000.00",
             "openingForm":[{"name":"price","label":"投标总价","type":"money"}],
             "qualification":[{"id":"Q1","text":"a licence"}],
             "responsiveness":[],
             "evaluation":{"method":"lowest-price"}}""";

    @Test
    void are_read_as_they_stand() {
        var terms = parse(TERMS);

        assertThat(terms.announcement()).containsEntry("projectName", "A bridge");
        assertThat(terms.documents().until()).isEqualTo(Instant.parse("2026-03-12T01:30:00Z"));
        assertThat(terms.ceiling()).contains(new BigDecimal("12000000.00"));
        assertThat(terms.openingForm())
                .containsExactly(new LotTerms.FormField("price", "投标总价", LotTerms.FormField.Type.MONEY));
        assertThat(terms.qualification()).containsExactly(new LotTerms.Requirement("Q1", "a licence"));
        assertThat(terms.evaluation().get("method")).isEqualTo("lowest-price");
        assertThat(terms.statement()).isEmpty();
    }

    @Test
    void may_do_without_a_ceiling() {
        assertThat(parse(TERMS.replace("\"12000000.00\"", "null")).ceiling()).isEmpty();
    }

    @Test
    void may_divide_the_documents_into_volumes_of_files() {
        var terms = parse(TERMS.replace(
                "\"v\":1",
                "\"v\":1,\"volumes\":[{\"id\":\"1\",\"title\":\"第一卷\",\"files\":[\"notice.pdf\",\"forms.pdf\"]},"
                        + "{\"id\":\"2\",\"title\":\"图纸\",\"files\":[]}]"));

        assertThat(terms.volumes())
                .containsExactly(
                        new LotTerms.Volume("1", "第一卷", List.of("notice.pdf", "forms.pdf")),
                        new LotTerms.Volume("2", "图纸", List.of()));
        assertThat(parse(TERMS).volumes()).isEmpty();
    }

    @Test
    void a_file_is_in_one_volume_and_a_volume_has_its_own_number() {
        var spoilt = TERMS.replace(
                "\"v\":1",
                "\"v\":1,\"volumes\":[{\"id\":\"1\",\"title\":\"one\",\"files\":[\"a.pdf\"]},"
                        + "{\"id\":\"1\",\"title\":\" \",\"files\":[\"a.pdf\",7]},{\"id\":\"3\",\"title\":\"three\"}]");

        var refusals = catchThrowableOfType(Refusals.class, () -> parse(spoilt));

        assertThat(refusals.refused())
                .extracting(refused -> refused.field().orElse(""))
                .containsExactlyInAnyOrder(
                        "volumes", "volumes", "volumes[1].title", "volumes[1].files[1]", "volumes[2].files");
    }

    @Test
    void everything_that_does_not_fit_is_told_at_once() {
        var spoilt = TERMS.replace("\"v\":1", "\"v\":2,\"bonus\":1")
                .replace("2026-03-12", "2026-03-01")
                .replace("12000000.00", "12e6")
                .replace("\"type\":\"money\"", "\"type\":\"weight\"")
                .replace("\"a licence\"", "\" \"")
                .replace("[]", "[{\"id\":\"R\",\"text\":\"x\"},{\"id\":\"R\",\"text\":\"y\"}]");

        var refusals = catchThrowableOfType(Refusals.class, () -> parse(spoilt));

        assertThat(refusals.refused())
                .extracting(refused -> refused.field().orElse(""))
                .containsExactlyInAnyOrder(
                        "bonus",
                        "v",
                        "documents.until",
                        "ceilingPrice",
                        "openingForm[0].type",
                        "qualification[0].text",
                        "responsiveness");
    }

    @Test
    void what_is_no_json_object_is_refused() {
        var refused = catchThrowableOfType(Refused.class, () -> parse("[1]"));

        assertThat(refused.reason()).isEqualTo(ProjectRefusal.BAD_TERMS);
    }

    @Test
    void a_later_version_says_what_it_may_do_to_bids() {
        var later = parse(TERMS.replace(
                "\"v\":1",
                "\"v\":1,\"addendum\":{\"mayAffectBids\":false,\"changesSubject\":false,\"text\":\"a typo\"}"));

        assertThat(later.statement()).contains(new LotTerms.Addendum(false, false, "a typo"));
    }

    private static LotTerms parse(String json) {
        return LotTerms.parse(json.getBytes(UTF_8));
    }
}
