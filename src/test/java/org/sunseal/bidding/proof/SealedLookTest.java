package org.sunseal.bidding.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.sunseal.bidding.proof.FormatsTest.refused;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedLookTest {
    @Test
    void random_bytes_of_every_length_pass() {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            var head = new byte[56 + 17 + random.nextInt(200)];
            random.nextBytes(head);
            SealedLook.require(head);
        }
        for (int length : new int[] {4096, 5000, 20_000, SealedLook.HEAD_BYTES}) {
            var head = new byte[length];
            random.nextBytes(head);
            SealedLook.require(head);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7\n", "PK\u0003\u0004", "-----BEGIN CERTIFICATE-----", "<?xml version=\"1.0\"?>"})
    void a_known_beginning_is_refused_whatever_follows(String magic) {
        var head = new byte[1000];
        new Random(1).nextBytes(head);
        System.arraycopy(magic.getBytes(UTF_8), 0, head, 0, magic.length());

        refused("not-sealed", () -> SealedLook.require(head));
    }

    @Test
    void text_in_chinese_and_in_english_is_refused() {
        refused("not-sealed", () -> SealedLook.require("投标函：我方愿以人民币壹佰万元的总报价，按合同约定实施和完成工程".getBytes(UTF_8)));
        refused(
                "not-sealed",
                () -> SealedLook.require(
                        "We offer to execute the works for the sum of one million yuan, fully".getBytes(UTF_8)));
    }

    @Test
    void a_random_beginning_does_not_hide_a_table_behind_it() {
        var head = new byte[8192];
        Arrays.fill(head, (byte) ' ');
        var prefix = new byte[64];
        new Random(2).nextBytes(prefix);
        System.arraycopy(prefix, 0, head, 0, prefix.length);

        refused("not-sealed", () -> SealedLook.require(head));
    }

    @Test
    void fewer_bytes_than_a_salt_and_a_commitment_are_refused() {
        var head = new byte[55];
        new Random(3).nextBytes(head);

        refused("not-sealed", () -> SealedLook.require(head));
    }

    @Test
    void a_gzip_file_is_refused_by_its_beginning() {
        var deflater = new Deflater(9, true);
        deflater.setInput("some text that compresses ".repeat(500).getBytes(UTF_8));
        deflater.finish();
        var body = new byte[4000];
        int length = deflater.deflate(body);
        deflater.end();
        var head = new byte[10 + length];
        head[0] = 0x1f;
        head[1] = (byte) 0x8b;
        head[2] = 8;
        System.arraycopy(body, 0, head, 10, length);

        refused("not-sealed", () -> SealedLook.require(head));
    }
}
