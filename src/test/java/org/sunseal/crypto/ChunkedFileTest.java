package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedFileTest {
    private static final int CHUNK = 16 * 1024;
    private static final int SEALED_CHUNK = CHUNK + 16;
    private static final int HEADER = 56;
    private static final byte[] KEY = bytes(32, 1);
    private static final byte[] SALT = bytes(24, 2);
    private static final String CONTEXT = "tbe1/intl-1/T-1/1/1/b.7/1";

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                16383,
                16384,
                16385,
                32767,
                32768,
                32769,
                16 * CHUNK - 1,
                16 * CHUNK,
                16 * CHUNK + 1,
                33 * CHUNK,
                200 * CHUNK + 7
            })
    void a_file_of_every_border_length_opens_to_itself(int length) throws IOException {
        byte[] plain = bytes(length, 3);
        var out = new ByteArrayOutputStream();

        var sealed = ChunkedFile.seal(new ByteArrayInputStream(plain), out, KEY, SALT, CONTEXT);

        assertThat(out.size()).isEqualTo((int) ChunkedFile.sealedLength(length)).isEqualTo((int) sealed.sealedSize());
        assertThat(ChunkedFile.legalLength(out.size())).isTrue();
        assertThat(sealed.plainSha256()).isEqualTo(Framing.sha256(plain));
        assertThat(sealed.sealedSha256()).isEqualTo(Framing.sha256(out.toByteArray()));
        assertThat(open(out.toByteArray())).isEqualTo(plain);
    }

    @Test
    void lengths_are_those_of_the_shared_table() throws IOException {
        var file = Path.of(System.getProperty("sunseal.shared", "../shared"), "vectors/envelope/chunked.jsonl");
        assumeTrue(Files.exists(file), "the table of sealed lengths is not here: " + file);

        for (var line : Files.readAllLines(file)) {
            var row = new ObjectMapper().readTree(line);
            assertThat(ChunkedFile.sealedLength(row.get("plainLen").longValue()))
                    .isEqualTo(row.get("intlSealedLen").longValue());
        }
    }

    /** Reads the layout with other means: Bouncy Castle's HKDF, and each chunk by its offset. */
    @Test
    void the_layout_is_the_specified_one() throws GeneralSecurityException {
        byte[] plain = bytes(2 * CHUNK + 5, 4);
        byte[] sealed = seal(plain);
        var hkdf = new HKDFBytesGenerator(new SHA512Digest());
        var info = new ByteArrayOutputStream();
        info.writeBytes("c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII));
        info.writeBytes(SALT);
        info.writeBytes(CONTEXT.getBytes(StandardCharsets.US_ASCII));
        hkdf.init(HKDFParameters.skipExtractParameters(KEY, info.toByteArray()));
        byte[] derived = new byte[76];
        hkdf.generateBytes(derived, 0, derived.length);

        byte[] nonce = Arrays.copyOfRange(derived, 32, 44);
        nonce[11] ^= 2; // the third chunk
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(derived, 0, 32, "AES"), new GCMParameterSpec(128, nonce));
        byte[] third = cipher.doFinal(sealed, HEADER + 2 * SEALED_CHUNK, 5 + 16);

        assertThat(Arrays.copyOf(sealed, 24)).isEqualTo(SALT);
        assertThat(Arrays.copyOfRange(sealed, 24, HEADER)).isEqualTo(Arrays.copyOfRange(derived, 44, 76));
        assertThat(third).isEqualTo(Arrays.copyOfRange(plain, 2 * CHUNK, plain.length));
    }

    @Property(tries = 60)
    void a_flipped_bit_anywhere_does_not_open(
            @ForAll @IntRange(max = 40_000) int length, @ForAll @IntRange(min = 0) int position) {
        byte[] sealed = seal(bytes(length, 5));
        sealed[position % sealed.length] ^= (byte) (1 << (position & 7));

        assertUnopened(sealed, KEY, CONTEXT);
    }

    @Property(tries = 60)
    void a_file_cut_anywhere_does_not_open(
            @ForAll @IntRange(max = 40_000) int length, @ForAll @IntRange(min = 0) int position) {
        byte[] sealed = seal(bytes(length, 6));

        assertUnopened(Arrays.copyOf(sealed, position % sealed.length), KEY, CONTEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 16, 32})
    void a_file_cut_at_a_chunk_border_does_not_open(int chunks) {
        byte[] sealed = seal(bytes(33 * CHUNK, 7));

        assertUnopened(Arrays.copyOf(sealed, HEADER + chunks * SEALED_CHUNK), KEY, CONTEXT);
        assertThat(ChunkedFile.legalLength(HEADER + (long) chunks * SEALED_CHUNK))
                .isFalse();
    }

    @Test
    void an_empty_last_chunk_cannot_be_left_out() {
        byte[] sealed = seal(bytes(CHUNK, 8));

        assertThat(sealed).hasSize(HEADER + SEALED_CHUNK + 16);
        assertUnopened(Arrays.copyOf(sealed, HEADER + SEALED_CHUNK), KEY, CONTEXT);
    }

    @Test
    void swapped_chunks_do_not_open() {
        byte[] sealed = seal(bytes(3 * CHUNK, 9));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, HEADER, swapped, HEADER + SEALED_CHUNK, SEALED_CHUNK);
        System.arraycopy(sealed, HEADER + SEALED_CHUNK, swapped, HEADER, SEALED_CHUNK);

        assertUnopened(swapped, KEY, CONTEXT);
    }

    @Test
    void trailing_bytes_do_not_open() {
        byte[] sealed = seal(bytes(CHUNK, 10));

        assertUnopened(Arrays.copyOf(sealed, sealed.length + 1), KEY, CONTEXT);
        assertUnopened(Arrays.copyOf(sealed, sealed.length + SEALED_CHUNK), KEY, CONTEXT);
    }

    @Test
    void another_slots_context_does_not_open() {
        assertUnopened(seal(bytes(5, 11)), KEY, "tbe1/intl-1/T-1/1/1/b.8/1");
    }

    @Test
    void another_key_does_not_open() {
        assertUnopened(seal(bytes(5, 12)), bytes(32, 13), CONTEXT);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 55, 56, 71, HEADER + SEALED_CHUNK, HEADER + SEALED_CHUNK + 15})
    void an_impossible_length_is_not_legal(long length) {
        assertThat(ChunkedFile.legalLength(length)).isFalse();
    }

    private static void assertUnopened(byte[] sealed, byte[] key, String context) {
        assertThatThrownBy(() -> ChunkedFile.open(
                        new ByteArrayInputStream(sealed), OutputStream.nullOutputStream(), key, context))
                .isInstanceOf(InvalidEvidence.class)
                .hasMessage("bad-seal: The sealed file does not open");
    }

    private static byte[] seal(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try {
            ChunkedFile.seal(new ByteArrayInputStream(plain), out, KEY, SALT, CONTEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] open(byte[] sealed) throws IOException {
        var out = new ByteArrayOutputStream();
        ChunkedFile.open(new ByteArrayInputStream(sealed), out, KEY, CONTEXT);
        return out.toByteArray();
    }

    private static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
