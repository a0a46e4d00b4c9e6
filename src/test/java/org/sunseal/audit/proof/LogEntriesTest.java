package org.sunseal.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedNote;

class LogEntriesTest {
    private static final LogInMemory LOG = new LogInMemory().with(20);
    private static final List<byte[]> GOOD = List.of(
            new OpenEntry("CLOSE", new byte[] {9}, Map.of("token", new byte[] {8})).encode(),
            LOG.note(5).encode(),
            LOG.proof(3).encode());

    @Test
    void an_open_entry_shows_type_message_and_attachments() {
        var entry = new OpenEntry("CLOSE", new byte[] {9}, Map.of("token", new byte[] {8}));

        var read = (OpenEntry) LogEntries.parse(entry.encode());

        assertThat(new String(entry.encode(), StandardCharsets.UTF_8))
                .isEqualTo("\u0001{\"attachments\":{\"token\":\"CA==\"},\"message\":\"CQ==\",\"type\":\"CLOSE\"}");
        assertThat(read.type()).isEqualTo("CLOSE");
        assertThat(read.message()).containsExactly(9);
        assertThat(read.attachments().get("token")).containsExactly(8);
    }

    @Test
    void a_sealed_entry_shows_33_bytes_whatever_it_holds() {
        var body = "{\"tender\":\"T-1\"}".getBytes(StandardCharsets.UTF_8);
        var sealed = new SealedEntry("BID", new byte[16], body);

        assertThat(sealed.encode()).hasSize(33).startsWith(0);
        assertThat(LogEntries.parse(sealed.encode()).encode()).isEqualTo(sealed.encode());
        assertThat(sealed.commitment().value())
                .isEqualTo(Framing.sha256(
                        "tbe1-leaf\0".getBytes(StandardCharsets.UTF_8),
                        Framing.lp("BID"),
                        Framing.lp(new byte[16]),
                        Framing.lp(body)));
    }

    @Test
    void padding_looks_like_a_sealed_entry() {
        assertThat(LogEntries.parse(Commitment.padding().encode())).isInstanceOf(Commitment.class);
    }

    @Test
    void an_open_entry_over_32_kib_is_refused() {
        assertThatThrownBy(() -> new OpenEntry("NOTICE", new byte[24 * 1024 + 1]).encode())
                .isInstanceOf(InvalidEvidence.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0002",
                "\u0000short",
                "\u0001{\"type\":\"CLOSE\",\"message\":\"CQ==\"}",
                "\u0001{\"message\":\"CQ==\",\"type\":\"close\"}",
                "\u0001{\"message\":\"CQ==\",\"more\":1,\"type\":\"CLOSE\"}",
                "\u0001{\"attachments\":{},\"message\":\"CQ==\",\"type\":\"CLOSE\"}",
                "\u0001{\"message\":\"CQ==\",\"type\":\"CLOSE\"} "
            })
    void a_malformed_entry_is_refused(String entry) {
        assertThatThrownBy(() -> LogEntries.parse(entry.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidEvidence.class);
    }

    /** Whatever a stranger sends, reading it ends well or as invalid evidence. */
    @Property(tries = 2000)
    void mangled_evidence_is_refused_in_one_way(
            @ForAll @IntRange(max = 2) int kind,
            @ForAll @IntRange(min = 0) int position,
            @ForAll byte value,
            @ForAll @IntRange(max = 3) int length) {
        byte[] whole = GOOD.get(kind).clone();
        byte[] mangled = length == 0 ? Arrays.copyOf(whole, position % whole.length) : whole;
        if (mangled.length > 0) {
            mangled[position % mangled.length] = value;
        }
        try {
            switch (kind) {
                case 0 -> LogEntries.parse(mangled);
                case 1 -> SignedNote.parse(mangled);
                default -> TlogProof.parse(mangled).verify(new byte[] {0}, LOG.quorum());
            }
        } catch (InvalidEvidence expected) {
            assertThat(expected.code()).isNotBlank();
        }
    }
}
