package org.sunseal.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.portal.NoticeChanges.Change;

class NoticeChangesTest {
    @Test
    void a_moved_deadline_shows_old_and_new() {
        assertThat(NoticeChanges.ofNotice(notice(1, "2026-11-25T02:00:00.000Z"), notice(2, "2026-11-29T02:00:00.000Z")))
                .containsExactly(new Change(
                        "rounds[1].openAt", "openAt", "2026-11-25T02:00:00.000Z", "2026-11-29T02:00:00.000Z"));
    }

    @Test
    void a_requirement_is_known_by_its_id_wherever_it_stands() {
        var before = Map.of("qualification", List.of(requirement("Q1", "a licence"), requirement("Q2", "a plan")));
        var after = Map.of("qualification", List.of(requirement("Q2", "a plan"), requirement("Q1", "two licences")));

        assertThat(NoticeChanges.ofTerms(before, after))
                .containsExactly(new Change("qualification[Q1].text", "text", "a licence", "two licences"));
    }

    @Test
    void what_is_new_has_no_before_and_what_is_gone_no_after() {
        assertThat(NoticeChanges.ofTerms(Map.of("bond", "none"), Map.of("ceilingPrice", "1.00")))
                .containsExactly(
                        new Change("bond", "bond", "none", null),
                        new Change("ceilingPrice", "ceilingPrice", null, "1.00"));
    }

    @Test
    void what_an_addendum_says_of_itself_is_no_change_of_the_terms() {
        assertThat(NoticeChanges.ofTerms(Map.of("v", 1L), Map.of("v", 1L, "addendum", Map.of("text", "later"))))
                .isEmpty();
    }

    private static Map<String, Object> notice(long version, String openAt) {
        return Map.of(
                "v",
                1L,
                "version",
                version,
                "rounds",
                List.of(Map.of("round", 1L, "openAt", openAt)),
                "signers",
                List.of("ab"));
    }

    private static Map<String, Object> requirement(String id, String text) {
        return Map.of("id", id, "text", text);
    }
}
