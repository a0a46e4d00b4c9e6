package org.sunseal.opening.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunseal.opening.proof.ReleaseCaseFixture.bid;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;

class BidListTest {
    @Test
    void the_list_reads_back_as_it_was_written() {
        var list = BidList.of(List.of(bid("b1.7"), bid("b1.10")));

        assertThat(BidList.parse(list.bytes())).isEqualTo(list);
        assertThat(list.slots()).containsExactly("b1.10", "b1.7");
    }

    @Test
    void a_slot_listed_twice_is_no_list() {
        assertThatThrownBy(() -> BidList.of(List.of(bid("b1.7"), bid("b1.7"))))
                .isInstanceOf(InvalidEvidence.class)
                .hasMessageContaining("b1.7");
    }

    @Test
    void a_list_out_of_order_is_no_list() {
        var entry = "{\"index\":12,\"sealedSha256\":\"" + "cd".repeat(32) + "\",\"slot\":\"%s\"}";
        var json = "{\"entries\":[" + entry.formatted("b1.7") + "," + entry.formatted("b1.0") + "],\"v\":1}";

        assertThatThrownBy(() -> BidList.parse(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidEvidence.class);
    }

    @Test
    void an_empty_list_has_the_root_of_the_empty_tree() {
        // RFC 6962 section 2.1: the hash of an empty list is the hash of an empty string
        assertThat(BidList.of(List.of()).root()).isEqualTo(Framing.hex(Framing.sha256(new byte[0])));
    }

    @Test
    void another_digest_gives_another_root() {
        var list = BidList.of(List.of(bid("b1.7")));
        var forged = BidList.of(List.of(new ListedBid("b1.7", "ce".repeat(32), 12)));

        assertThat(forged.root()).isNotEqualTo(list.root());
    }
}
