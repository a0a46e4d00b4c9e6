package org.sunseal.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Keys;

/**
 * Seals a large file and opens it again, in a process of its own with little memory, and does the bare arithmetic over
 * the same bytes.
 * Arguments: the file, a folder to write to. Prints seconds: bare, sealing, opening.
 */
public final class SealAndOpen {
    private static final int CHUNK = 16 * 1024;
    private static final String CONTEXT = "sunseal/1\nbench\n1\n1\nB.0\n1";

    private SealAndOpen() {}

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        var plain = Path.of(args[0]);
        var folder = Path.of(args[1]);
        var sealed = folder.resolve("sealed");
        var opened = folder.resolve("opened");
        byte[] key = Keys.random(32);
        double bare = seconds(() -> bare(plain));
        double sealing = seconds(() -> {
            try (var in = Files.newInputStream(plain);
                    var out = Files.newOutputStream(sealed)) {
                ChunkedFile.seal(in, out, key, Keys.random(24), CONTEXT);
            }
        });
        double opening = seconds(() -> {
            try (var in = Files.newInputStream(sealed);
                    var out = Files.newOutputStream(opened)) {
                ChunkedFile.open(in, out, key, CONTEXT);
            }
        });
        System.out.printf(Locale.ROOT, "%.3f %.3f %.3f%n", bare, sealing, opening);
    }

    /** 16 KiB at a time through AES-256-GCM, and all of it through SHA-256; nothing is kept. */
    private static void bare(Path plain) throws IOException, GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        var cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        var key = new SecretKeySpec(Keys.random(32), "AES");
        byte[] chunk = new byte[CHUNK];
        byte[] target = new byte[CHUNK + 16];
        byte[] nonce = new byte[12];
        try (InputStream in = Files.newInputStream(plain);
                OutputStream out = OutputStream.nullOutputStream()) {
            for (int number = 0, read = in.readNBytes(chunk, 0, CHUNK);
                    read > 0;
                    number++, read = in.readNBytes(chunk, 0, CHUNK)) {
                for (int i = 0; i < Integer.BYTES; i++) {
                    nonce[i] = (byte) (number >>> (8 * i));
                }
                digest.update(chunk, 0, read);
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
                out.write(target, 0, cipher.doFinal(chunk, 0, read, target));
            }
        }
    }

    private interface Work {
        void run() throws IOException, GeneralSecurityException;
    }

    private static double seconds(Work work) throws IOException, GeneralSecurityException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
