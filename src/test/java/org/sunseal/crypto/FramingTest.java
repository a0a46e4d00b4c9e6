package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class FramingTest {
    @Test
    void the_hash_is_over_tag_zero_and_length_prefixed_parts() {
        var expected = Framing.sha256(
                "tag".getBytes(US_ASCII), new byte[1], new byte[] {0, 0, 0, 2, 'a', 'b'}, new byte[] {0, 0, 0, 0});

        assertThat(Framing.hash("tag", "ab".getBytes(US_ASCII), new byte[0])).isEqualTo(expected);
    }

    @Test
    void moving_a_byte_between_parts_changes_the_hash() {
        assertThat(Framing.hash("tag", new byte[] {1}, new byte[] {2, 3}))
                .isNotEqualTo(Framing.hash("tag", new byte[] {1, 2}, new byte[] {3}));
    }

    /** RFC 4231 has no framing, so the tag carries the test: an independent HMAC over the same framed bytes. */
    @Test
    void the_hmac_is_over_the_same_framing() throws Exception {
        var key = "key".getBytes(US_ASCII);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));

        var expected = mac.doFinal(new byte[] {'s', 'l', 'o', 't', 0, 0, 0, 0, 1, '7'});

        assertThat(Framing.hmac(key, "slot", "7".getBytes(US_ASCII))).isEqualTo(expected);
    }

    /** The seed of protocol section 8.3, computed there by Python. */
    @Test
    void the_seed_of_the_expert_draw_comes_out_as_published() throws IOException {
        var vector = new ObjectMapper().readTree(SharedVectors.bytes("draw/ted1-vector.json"));
        var sk = Framing.sha256("ted1-test-draw-key".getBytes(US_ASCII));
        var root = Framing.sha256("ted1-test-checkpoint-root".getBytes(US_ASCII));
        var point = Framing.unhex(vector.get("drawPublicKey").textValue());

        var seed = Framing.hash(
                "ted1-seed",
                sk,
                point,
                Framing.sha256(SharedVectors.bytes("draw/pool.tsv")),
                Framing.sha256(SharedVectors.bytes("draw/request.json")),
                root);

        assertThat(Framing.hex(seed)).isEqualTo(vector.get("seed").textValue());
    }
}
