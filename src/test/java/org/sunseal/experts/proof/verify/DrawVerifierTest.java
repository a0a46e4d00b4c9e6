package org.sunseal.experts.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.project.proof.Order;

/** What a court's copy of a draw shows about those behind the handles, and about orders; DrawIT has the rest. */
class DrawVerifierTest {
    private static final String FILE = "ab".repeat(32);

    @TempDir
    private Path folder;

    private final DrawInTheLog draw = new DrawInTheLog();

    @Test
    void a_draw_over_a_countersigned_pool_holds() throws IOException {
        draw.logPool(FILE, draw.five.platform(), draw.five.regulator());
        draw.announce();
        draw.release();

        assertThat(failed()).isEmpty();
    }

    @Test
    void a_pool_with_the_platforms_signature_alone_is_found() throws IOException {
        draw.logPool(FILE, draw.five.platform());
        draw.announce();
        draw.release();

        assertThat(failed()).contains("countersigned", "only-draw").doesNotContain("pool", "committee");
    }

    @Test
    void a_pool_another_key_has_countersigned_is_found() throws IOException {
        draw.logPool(FILE, draw.five.platform(), draw.five.signing(1));
        draw.announce();
        draw.release();

        assertThat(failed()).contains("countersigned", "only-draw");
    }

    @Test
    void a_pool_put_under_the_draw_later_is_found() throws IOException {
        draw.logPool(FILE, draw.five.platform(), draw.five.regulator());
        draw.announce();
        draw.release();
        draw.logPool("cd".repeat(32), draw.five.platform());

        assertThat(failed()).containsExactly("countersigned");
    }

    @Test
    void shares_released_against_an_order_do_not_count_and_those_after_a_resume_do() throws IOException {
        draw.logPool(FILE, draw.five.platform(), draw.five.regulator());
        draw.announce();
        draw.logOrder(DrawInTheLog.suspension());
        draw.release();
        assertThat(failed()).contains("released-for-it");

        draw.logOrder(Order.resume(DrawInTheLog.suspension(), DrawInTheLog.OPEN_AT, "settled"));
        draw.release();

        assertThat(failed()).isEmpty();
    }

    private List<String> failed() throws IOException {
        return draw.settleAndVerify(folder).stream()
                .filter(check -> !check.ok())
                .map(DrawCheck::name)
                .toList();
    }
}
