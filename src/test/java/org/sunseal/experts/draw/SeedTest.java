package org.sunseal.experts.draw;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;

class SeedTest {
    private static final Pool POOL = FortyExperts.pool();
    private static final byte[] SALT = HexFormat.of().parseHex("00".repeat(31) + "07");

    /** The bytes of protocol 8.2-2, laid out by hand. */
    @Test
    void a_handle_is_the_first_half_of_a_framed_hash() {
        var input = new ByteArrayOutputStream();
        input.writeBytes("ted1-handle\0".getBytes(US_ASCII));
        input.writeBytes(new byte[] {0, 0, 0, 32});
        input.writeBytes(SALT);
        input.writeBytes(new byte[] {0, 0, 0, 6});
        input.writeBytes("EXP-01".getBytes(US_ASCII));

        var handle = Handle.of(SALT, "EXP-01");

        assertThat(handle.hex())
                .isEqualTo(Framing.hex(Framing.sha256(input.toByteArray())).substring(0, 32));
        assertThatThrownBy(() -> Handle.of(new byte[31], "EXP-01")).hasMessageContaining("malformed-salt");
        assertThatThrownBy(() -> Handle.of(SALT, "EXP 01")).hasMessageContaining("malformed-code");
        assertThatThrownBy(() -> new Handle("a".repeat(31))).hasMessageContaining("malformed-handle");
    }

    @Test
    void a_released_key_is_checked_against_either_form_of_its_point() {
        var compressed = Curve.encode(Curve.timesGenerator(new BigInteger(1, FortyExperts.SECRET)));

        var key = DrawKey.check(FortyExperts.SECRET, compressed);

        assertThat(Framing.hex(key.point())).isEqualTo(FortyExperts.POINT);
        assertThat(key.secret()).isEqualTo(FortyExperts.SECRET);
    }

    @Test
    void a_key_with_leading_zero_bytes_keeps_them() {
        var three = new byte[32];
        three[31] = 3;

        var key = DrawKey.check(three, Curve.encode(Curve.timesGenerator(BigInteger.valueOf(3))));

        assertThat(key.secret()).isEqualTo(three);
        assertThat(key.point()).hasSize(65).startsWith(4);
    }

    @Test
    void a_key_of_another_point_or_no_key_at_all_is_refused() {
        var point = Framing.unhex(FortyExperts.POINT);
        var other = FortyExperts.SECRET.clone();
        other[31] ^= 1;

        assertThatThrownBy(() -> DrawKey.check(other, point)).hasMessageContaining("wrong-draw-key");
        assertThatThrownBy(() -> DrawKey.check(FortyExperts.SECRET, new byte[0]))
                .hasMessageContaining("wrong-draw-key");
        assertThatThrownBy(() -> DrawKey.check(new byte[32], point)).hasMessageContaining("bad-share");
        assertThatThrownBy(() -> DrawKey.check(new byte[31], point)).hasMessageContaining("bad-share");
        assertThatThrownBy(() -> DrawKey.check(HexFormat.of().parseHex("ff".repeat(32)), point))
                .hasMessageContaining("bad-share");
    }

    @Test
    void a_named_extra_without_value_or_a_value_without_name_gives_no_seed() {
        var extras = new TreeMap<>(FortyExperts.extras());
        extras.remove("beacon");

        assertThatThrownBy(() -> seed(FortyExperts.requestWithExtras(), extras)).hasMessageContaining("wrong-extras");
        assertThatThrownBy(() -> seed(FortyExperts.request(), extras)).hasMessageContaining("wrong-extras");
        assertThat(seed(FortyExperts.requestWithExtras(), FortyExperts.extras()).bytes())
                .hasSize(32);
    }

    @Test
    void every_input_changes_the_seed() {
        var request = FortyExperts.requestWithExtras();
        var seed = seed(request, FortyExperts.extras());
        var other = new TreeMap<>(FortyExperts.extras());
        Objects.requireNonNull(other.get("lottery"))[0] ^= 1;
        var root = FortyExperts.ROOT.clone();
        root[0] ^= 1;
        var fewer = new Pool(POOL.experts().subList(1, 40));

        assertThat(seed(request, other)).isNotEqualTo(seed);
        assertThat(seed(FortyExperts.request(), Map.of())).isNotEqualTo(seed);
        assertThat(Seed.of(FortyExperts.key(), POOL, request, root, FortyExperts.extras()))
                .isNotEqualTo(seed);
        assertThat(Seed.of(FortyExperts.key(), fewer, request, FortyExperts.ROOT, FortyExperts.extras()))
                .isNotEqualTo(seed);
    }

    @Test
    void a_root_or_seed_of_another_length_is_refused() {
        assertThatThrownBy(() -> Seed.of(FortyExperts.key(), POOL, FortyExperts.request(), new byte[31], Map.of()))
                .hasMessageContaining("malformed-seed");
        assertThatThrownBy(() -> new Seed("00")).hasMessageContaining("malformed-seed");
        assertThatThrownBy(() -> new Seed("A".repeat(64))).hasMessageContaining("malformed-hex");
    }

    private static Seed seed(DrawRequest request, Map<String, byte[]> extras) {
        return Seed.of(FortyExperts.key(), POOL, request, FortyExperts.ROOT, extras);
    }
}
