package org.sunseal.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.award.proof.Announcement;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.TradeKind;

class ContentCheckTest {
    private static final Map<String, String> KNOWN = Map.of(
            "slot",
            "s1",
            "name",
            "建设 s1",
            "rank",
            "1",
            "price",
            "1200000.00 CNY",
            "quality",
            "合格",
            "durationDays",
            "180");
    private static final Map<String, String> WRITTEN =
            Map.of("evaluation", "总分 91.00", "leader", "王五", "leaderCertificate", "浙1332020", "conditions", "满足");

    @Test
    void a_complete_announcement_passes() {
        assertThat(refused(Map.of(), Map.of())).isEmpty();
    }

    @Test
    void every_missing_field_is_named_at_once_with_its_article() {
        var refused =
                check().refuse(announcement(Map.of("objectionChannel", " "), Map.of("leader", "", "conditions", "")));

        assertThat(refused)
                .extracting(each -> each.field().orElse(""))
                .containsExactlyInAnyOrder("fields.objectionChannel", "entries[0].leader", "entries[0].conditions");
        assertThat(refused).allSatisfy(each -> {
            assertThat(each.reason()).isEqualTo(AwardRefusal.CONTENT_MISSING);
            assertThat(each.detail()).contains("~O10 6");
        });
    }

    @Test
    void what_the_platform_knows_cannot_be_said_otherwise() {
        assertThat(refused(Map.of(), Map.of("price", "1100000.00 CNY"))).containsExactly("unlike-the-record");
        assertThat(refused(Map.of("projectName", "另一项目"), Map.of())).containsExactly("unlike-the-record");
    }

    @Test
    void an_entry_must_say_whose_it_is() {
        assertThat(refused(Map.of(), Map.of("slot", ""))).containsExactly("unlike-the-record");
    }

    @Test
    void nobody_is_left_out_and_nobody_is_added() {
        var none = new Announcement(
                Announcement.Subject.CANDIDATES,
                "T-1",
                "1",
                1,
                "00".repeat(32),
                null,
                Map.of("objectionChannel", "平台", "projectName", "道路"),
                List.of());

        assertThat(check().refuse(none))
                .extracting(each -> each.field().orElse(""))
                .containsExactly("entries");
    }

    @Test
    void a_procurement_result_names_the_experts() {
        var wanted = AwardRows.content(TradeKind.PROCUREMENT, Announcement.Subject.RESULT);

        assertThat(wanted).extracting(AwardRows.Content::field).contains("experts", "documentsRoot", "items");
    }

    private static List<String> refused(Map<String, String> fields, Map<String, String> entry) {
        return check().refuse(announcement(fields, entry)).stream()
                .map(Refused::reason)
                .map(reason -> reason.code())
                .toList();
    }

    private static ContentCheck check() {
        return new ContentCheck(
                AwardRows.content(TradeKind.ENGINEERING, Announcement.Subject.CANDIDATES),
                new AnnouncementFacts(Map.of("projectName", "道路"), List.of(KNOWN)));
    }

    private static Announcement announcement(Map<String, String> changedFields, Map<String, String> changedEntry) {
        var fields = new HashMap<>(Map.of("objectionChannel", "平台", "projectName", "道路"));
        fields.putAll(changedFields);
        var entry = new HashMap<>(KNOWN);
        entry.putAll(WRITTEN);
        entry.putAll(changedEntry);
        return new Announcement(
                Announcement.Subject.CANDIDATES, "T-1", "1", 1, "00".repeat(32), null, fields, List.of(entry));
    }
}
