package org.sunseal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedTest {
    private enum Rule implements Reason {
        TOO_SMALL,
        MUCH_TOO_LATE;

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    @Test
    void codes_and_titles_follow_from_the_constants_name() {
        assertThat(Rule.MUCH_TOO_LATE.code()).isEqualTo("much-too-late");
        assertThat(Rule.MUCH_TOO_LATE.title()).isEqualTo("Much too late");
    }

    @Test
    void nothing_refused_throws_nothing() {
        assertThatCode(() -> Refused.all(List.of())).doesNotThrowAnyException();
    }

    @Test
    void one_refusal_is_thrown_as_it_is() {
        var only = new Refused(Rule.TOO_SMALL, "size", "too small");
        assertThatThrownBy(() -> Refused.all(List.of(only))).isSameAs(only);
    }

    @Test
    void several_come_together() {
        var first = new Refused(Rule.TOO_SMALL, "size", "too small");
        var second = new Refused(Rule.MUCH_TOO_LATE, "too late");
        var thrown = catchThrowableOfType(Refusals.class, () -> Refused.all(List.of(first, second)));
        assertThat(thrown.refused()).containsExactly(first, second);
    }
}
