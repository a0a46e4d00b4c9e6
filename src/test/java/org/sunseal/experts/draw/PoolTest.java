package org.sunseal.experts.draw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.InvalidEvidence;

class PoolTest {
    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);

    @Test
    void a_pool_is_written_as_sorted_lines_whatever_order_it_came_in() {
        var pool = new Pool(List.of(
                new PooledExpert(new Handle(B), Set.of("C03"), "110000", "E02", 0),
                new PooledExpert(new Handle(A), Set.of("B01", "A08"), "310000", "E01", 12)));

        assertThat(pool.bytes())
                .asString(ISO_8859_1)
                .isEqualTo(A + "\tA08,B01\t310000\tE01\t12\n" + B + "\tC03\t110000\tE02\t0\n");
        assertThat(Pool.parse(pool.bytes())).isEqualTo(pool);
    }

    @Test
    void an_empty_file_is_an_empty_pool() {
        assertThat(Pool.parse(new byte[0]).experts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "@a\tA08\t110000\tE01\t0",
                "@a\tA08\t110000\tE01\t0\r\n",
                "@a\tA08\t110000\tE01\t0\n\n",
                "\u00ef\u00bb\u00bf@a\tA08\t110000\tE01\t0\n",
                "@a\tA08\t110000\tE01\n",
                "@a\tA08\t110000\tE01\t0\t\n",
                "@a \tA08\t110000\tE01\t0\n",
                "A@a\tA08\t110000\tE01\t0\n",
                "@A\tA08\t110000\tE01\t0\n",
                "abc\tA08\t110000\tE01\t0\n",
                "@a\t\t110000\tE01\t0\n",
                "@a\tA08,\t110000\tE01\t0\n",
                "@a\tB01,A08\t110000\tE01\t0\n",
                "@a\tA08,A08\t110000\tE01\t0\n",
                "@a\tA08, B01\t110000\tE01\t0\n",
                "@a\tA08\t\tE01\t0\n",
                "@a\tA08\t*\tE01\t0\n",
                "@a\tA08\t110000\t\t0\n",
                "@a\tA08\t110000\tE\u00e9\t0\n",
                "@a\tA08\t110000\tE01\t\n",
                "@a\tA08\t110000\tE01\t-1\n",
                "@a\tA08\t110000\tE01\t+1\n",
                "@a\tA08\t110000\tE01\t01\n",
                "@a\tA08\t110000\tE01\t1.0\n",
                "@a\tA08\t110000\tE01\t1000000000\n",
                "@b\tA08\t110000\tE01\t0\n@a\tA08\t110000\tE01\t0\n",
                "@a\tA08\t110000\tE01\t0\n@a\tB01\t110000\tE01\t0\n"
            })
    void any_other_spelling_is_refused(String file) {
        var bytes = file.replace("@a", A).replace("@b", B).replace("@A", A.toUpperCase(Locale.ROOT));

        assertThatThrownBy(() -> Pool.parse(bytes.getBytes(ISO_8859_1)))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("malformed-pool"));
    }

    @Test
    void a_refusal_names_the_line() {
        var file = A + "\tA08\t110000\tE01\t0\n" + B + "\tA08\t110000\tE01\tmany\n";

        assertThatThrownBy(() -> Pool.parse(file.getBytes(ISO_8859_1))).hasMessageContaining("line 2: workload");
    }

    @Test
    void two_experts_of_one_handle_make_no_pool() {
        var expert = FortyExperts.pool().experts().getFirst();

        assertThatThrownBy(() -> new Pool(List.of(expert, expert))).hasMessageContaining("stands twice");
    }

    @Test
    void an_expert_no_line_can_carry_is_refused() {
        var handle = new Handle(A);

        assertThatThrownBy(() -> new PooledExpert(handle, Set.of(), "110000", "E01", 0))
                .hasMessageContaining("specialty");
        assertThatThrownBy(() -> new PooledExpert(handle, Set.of("A,B"), "110000", "E01", 0))
                .hasMessageContaining("specialties");
        assertThatThrownBy(() -> new PooledExpert(handle, Set.of("A"), "11\t0", "E01", 0))
                .hasMessageContaining("region");
        assertThatThrownBy(() -> new PooledExpert(handle, Set.of("A"), "110000", "E\n", 0))
                .hasMessageContaining("employer");
        assertThatThrownBy(() -> new PooledExpert(handle, Set.of("A"), "110000", "E01", -1))
                .hasMessageContaining("workload");
    }
}
