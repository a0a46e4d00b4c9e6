package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.crypto.Framing;

/** A sealed object opened again with nothing but the openssl command line and the key of its file (protocol 5.3-2). */
final class ObjectByOpenSsl {
    private static final int SALT_BYTES = 24;

    private static final int HEAD_BYTES = SALT_BYTES + 32;
    private static final int CHUNK_BYTES = 16384;
    private static final int TAG_BYTES = 16;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;

    /** @param folder for what goes in and out of the commands */
    ObjectByOpenSsl(Path folder) {
        this.folder = folder;
    }

    /**
     * Every chunk of a file, the first and the shorter last one above all; together they are the bytes of the bidder.
     */
    void reopen(KeyPackage.Entry entry, byte[] object) throws IOException {
        var made = expanded(entry.fileKey(), Arrays.copyOf(object, SALT_BYTES), entry.context());
        assertThat(Arrays.copyOfRange(made, 44, 76))
                .as("the commitment to the key")
                .isEqualTo(Arrays.copyOfRange(object, SALT_BYTES, HEAD_BYTES));
        var plain = new ByteArrayOutputStream();
        for (int chunk = 0, from = HEAD_BYTES; from < object.length; chunk++, from += CHUNK_BYTES + TAG_BYTES) {
            int until = Math.min(from + CHUNK_BYTES, object.length - TAG_BYTES);
            plain.writeBytes(counterMode(made, chunk, Arrays.copyOfRange(object, from, until)));
        }
        assertThat(plain.size()).isEqualTo((int) entry.size());
        assertThat(Framing.hex(Framing.sha256(plain.toByteArray())))
                .as(entry.name())
                .isEqualTo(entry.digest());
    }

    /** HKDF-Expand with SHA-512 into key, nonce and commitment (76 bytes), by the command line. */
    private byte[] expanded(byte[] fileKey, byte[] salt, String context) throws IOException {
        var info = concat(
                "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII),
                salt,
                context.getBytes(StandardCharsets.US_ASCII));
        var first = hmac(fileKey, concat(info, new byte[] {1}));
        return concat(first, hmac(fileKey, concat(first, info, new byte[] {2})));
    }

    private byte[] hmac(byte[] key, byte[] data) throws IOException {
        var run = tool(
                "openssl",
                "dgst",
                "-sha512",
                "-mac",
                "HMAC",
                "-macopt",
                "hexkey:" + Framing.hex(key),
                "-binary",
                "-out",
                out("mac").toString(),
                Files.write(out("mac-input"), data).toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        return bytes(out("mac"));
    }

    /** The body of AES-256-GCM is counter mode from 2; the tag adds nothing to what the signed digest already says. */
    private byte[] counterMode(byte[] made, int chunk, byte[] body) throws IOException {
        var nonce = Arrays.copyOfRange(made, 32, 44);
        nonce[11] ^= (byte) chunk; // these files have fewer than 256 chunks
        var run = tool(
                "openssl",
                "enc",
                "-d",
                "-aes-256-ctr",
                "-K",
                Framing.hex(Arrays.copyOf(made, 32)),
                "-iv",
                Framing.hex(nonce) + "00000002",
                "-in",
                Files.write(out("chunk"), body).toString(),
                "-out",
                out("plain").toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        return bytes(out("plain"));
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static ToolRun tool(String... command) {
        return ToolRun.of(PATIENCE, List.of(command));
    }

    private Path out(String name) {
        return folder.resolve(name);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
