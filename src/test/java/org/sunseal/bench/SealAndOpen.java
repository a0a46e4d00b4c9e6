package org.sunseal.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.DurableFile;
import org.sunseal.crypto.Keys;

/**
 * Copies, seals and opens a large file in turn, in a process of its own with little memory. Each act finds the same
 * conditions: nothing waits to be written, its target does not exist, and its source is either wholly in the page cache
 * or not at all. Before an act from disk to disk its source is copied once without being measured: a virtual machine may
 * give free memory back to its host, and whoever comes first after that waits seconds for each GiB of it.
 * Arguments: the file, how many rounds. Prints a line of seconds per round, in the order of {@link Seconds}.
 */
public final class SealAndOpen {
    private static final int CHUNK = 16 * 1024;
    private static final String CONTEXT = "tbe1/intl-1/bench/1/1/B.0/1";

    private final byte[] key = Keys.random(32);
    private final Path plain;
    private final Path copy;
    private final Path sealed;
    private final Path opened;

    /**
     * Seconds of one round: three acts from a source on the disk to a result on the disk, then the same within the page
     * cache, then the arithmetic alone.
     */
    record Seconds(
            double copyOnDisk,
            double sealOnDisk,
            double openOnDisk,
            double copyInCache,
            double sealInCache,
            double openInCache,
            double bare) {
        static Seconds parse(String line) {
            var each = line.split(" ", -1);
            return new Seconds(
                    Double.parseDouble(each[0]),
                    Double.parseDouble(each[1]),
                    Double.parseDouble(each[2]),
                    Double.parseDouble(each[3]),
                    Double.parseDouble(each[4]),
                    Double.parseDouble(each[5]),
                    Double.parseDouble(each[6]));
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%.4f %.4f %.4f %.4f %.4f %.4f %.4f",
                    copyOnDisk,
                    sealOnDisk,
                    openOnDisk,
                    copyInCache,
                    sealInCache,
                    openInCache,
                    bare);
        }
    }

    private interface Act {
        void run() throws IOException, GeneralSecurityException, InterruptedException;
    }

    private SealAndOpen(Path plain) {
        this.plain = plain;
        this.copy = plain.resolveSibling("copy");
        this.sealed = plain.resolveSibling("sealed");
        this.opened = plain.resolveSibling("opened");
    }

    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        var bench = new SealAndOpen(Path.of(args[0]));
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            System.out.println(bench.round().line());
        }
    }

    private Seconds round() throws IOException, GeneralSecurityException, InterruptedException {
        return new Seconds(
                onDisk(plain, copy, this::copy),
                onDisk(plain, sealed, this::seal),
                onDisk(sealed, opened, this::open),
                inCache(plain, copy, this::copy),
                inCache(plain, sealed, this::seal),
                inCache(sealed, opened, this::open),
                inCache(plain, copy, this::bare));
    }

    /** Begins without the source in the page cache and ends when the target is safe from a power cut. */
    private static double onDisk(Path source, Path target, Act act)
            throws IOException, GeneralSecurityException, InterruptedException {
        Files.deleteIfExists(target);
        run("cp", source.toString(), target.toString());
        sync(target);
        Files.delete(target);
        sync(source); // what is not written yet could not be dropped
        run("dd", "if=" + source, "iflag=nocache", "count=0", "status=none");
        long start = System.nanoTime();
        act.run();
        sync(target);
        return seconds(start);
    }

    private static double inCache(Path source, Path target, Act act)
            throws IOException, GeneralSecurityException, InterruptedException {
        Files.deleteIfExists(target);
        Files.copy(source, OutputStream.nullOutputStream());
        long start = System.nanoTime();
        act.run();
        double seconds = seconds(start);
        if (Files.exists(target)) {
            sync(target);
        }
        return seconds;
    }

    private void copy() throws IOException, InterruptedException {
        run("cp", plain.toString(), copy.toString());
    }

    private void seal() throws IOException {
        try (var in = Files.newInputStream(plain);
                var out = new DurableFile(sealed)) {
            ChunkedFile.seal(in, out, key, Keys.random(24), CONTEXT);
        }
    }

    private void open() throws IOException {
        try (var in = Files.newInputStream(sealed);
                var out = new DurableFile(opened)) {
            ChunkedFile.open(in, out, key, CONTEXT);
        }
    }

    /** 16 KiB at a time through AES-256-GCM, and all of it through SHA-256 once; nothing is kept. */
    private void bare() throws IOException, GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        var cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        var secret = new SecretKeySpec(key, "AES");
        byte[] chunk = new byte[CHUNK];
        byte[] target = new byte[CHUNK + 16];
        byte[] nonce = new byte[12];
        try (InputStream in = Files.newInputStream(plain)) {
            for (int number = 1, read = in.readNBytes(chunk, 0, CHUNK);
                    read > 0;
                    number++, read = in.readNBytes(chunk, 0, CHUNK)) {
                for (int i = 0; i < Integer.BYTES; i++) {
                    nonce[i] = (byte) (number >>> (8 * i));
                }
                digest.update(chunk, 0, read);
                cipher.init(Cipher.ENCRYPT_MODE, secret, new GCMParameterSpec(128, nonce));
                cipher.doFinal(chunk, 0, read, target);
            }
        }
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
