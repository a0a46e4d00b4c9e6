package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    static final String TEXT = "example.com/log\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    static final Instant AT = Instant.parse("2026-03-02T01:30:00.999Z");

    @Test
    void the_example_of_the_specification_verifies() {
        var key = NoteKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        var note = SignedNote.parse(utf8("""
                This is an example message.

                \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """));

        assertThat(key.verify(note)).isTrue();
        assertThat(key.vkey()).isEqualTo("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    }

    @Test
    void a_note_is_read_back_as_it_was_written() {
        var signer = new NoteSigner("example.com/log", Keys.ed25519());
        var note = SignedNote.of(TEXT, List.of(signer.line(TEXT)));

        var read = SignedNote.parse(note.encode());

        assertThat(read.text()).isEqualTo(TEXT);
        assertThat(signer.key().verify(read)).isTrue();
        assertThat(NoteKey.parse(signer.key().vkey())).isEqualTo(signer.key());
    }

    @Test
    void a_signature_line_ends_in_one_way() {
        var signer = new NoteSigner("example.com/log", Keys.ed25519());
        var note = new String(SignedNote.of(TEXT, List.of(signer.line(TEXT))).encode(), StandardCharsets.UTF_8);

        for (var ending : List.of("\r\n", "\r", "\n\n", "")) {
            assertThatThrownBy(() -> SignedNote.parse(utf8(note.stripTrailing() + ending)))
                    .isInstanceOf(InvalidEvidence.class)
                    .hasMessageContaining("malformed-note");
        }
    }

    @Test
    void a_line_of_a_known_key_that_does_not_verify_spoils_the_note() {
        var signer = new NoteSigner("example.com/log", Keys.ed25519());
        var note = SignedNote.of(TEXT.replace("7", "8"), List.of(signer.line(TEXT)));

        assertThatThrownBy(() -> signer.key().verify(note))
                .isInstanceOf(InvalidEvidence.class)
                .hasMessageContaining("bad-signature");
    }

    @Test
    void a_line_of_a_stranger_with_the_same_name_counts_for_nothing() {
        var signer = new NoteSigner("example.com/log", Keys.ed25519());
        var stranger = new NoteSigner("example.com/log", Keys.ed25519());
        var note = SignedNote.of(TEXT, List.of(stranger.line(TEXT)));

        assertThat(signer.key().verify(note)).isFalse();
    }

    @Test
    void a_cosignature_carries_its_time_in_whole_seconds() {
        var pair = Keys.ed25519();
        var note = SignedNote.of(TEXT, List.of(Cosignatures.sign("witness.example/w1", pair, TEXT, AT)));
        var key = NoteKey.of("witness.example/w1", NoteKey.COSIGNATURE, pair.getPublic());

        assertThat(Cosignatures.verify(key, SignedNote.parse(note.encode())))
                .contains(Instant.parse("2026-03-02T01:30:00Z"));
    }

    @Test
    void a_cosignature_with_another_time_does_not_verify() {
        var pair = Keys.ed25519();
        var line = Cosignatures.sign("w1", pair, TEXT, AT);
        line.signature()[7] ^= 1; // the last byte of the time
        var key = NoteKey.of("w1", NoteKey.COSIGNATURE, pair.getPublic());
        var note = SignedNote.of(TEXT, List.of(line));

        assertThatThrownBy(() -> Cosignatures.verify(key, note))
                .isInstanceOf(InvalidEvidence.class)
                .hasMessageContaining("bad-signature");
    }

    @Test
    void a_plain_signature_is_no_cosignature() {
        var pair = Keys.ed25519();
        var note = SignedNote.of(TEXT, List.of(new NoteSigner("w1", pair).line(TEXT)));

        assertThat(Cosignatures.verify(NoteKey.of("w1", NoteKey.COSIGNATURE, pair.getPublic()), note))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 a AAAAAAA=",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n\u2014 a AAAAAA==\n",
                "text\n\n\u2014 a AAAAAAB=\n",
                "text\n\n\u2014 a b AAAAAAA=\n",
                "text\n\n\u2014 a+b AAAAAAA=\n",
                "te\txt\n\n\u2014 a AAAAAAA=\n",
                "text\r\n\n\u2014 a AAAAAAA=\n"
            })
    void a_malformed_note_is_refused(String note) {
        assertThatThrownBy(() -> SignedNote.parse(utf8(note)))
                .isInstanceOf(InvalidEvidence.class)
                .hasMessageContaining("malformed-note");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
