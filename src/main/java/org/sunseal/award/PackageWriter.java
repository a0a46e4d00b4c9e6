package org.sunseal.award;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sunseal.award.proof.Manifest;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/** Writes files into a zip file one after the other, and at last the signed manifest that lists them. */
final class PackageWriter implements AutoCloseable {
    /** Every entry bears the same time: when a file was made says its content. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<Manifest.Listed> files = new ArrayList<>();

    PackageWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    /** Something that writes itself. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    void put(String name, byte[] content) throws IOException {
        put(name, out -> out.write(content));
    }

    void put(String name, InputStream content) throws IOException {
        put(name, content::transferTo);
    }

    void put(String name, Content content) throws IOException {
        begin(name);
        var counted = new Counted(zip);
        content.writeTo(counted);
        zip.closeEntry();
        files.add(new Manifest.Listed(name, counted.size, Framing.hex(counted.digest())));
    }

    /** Writes {@code manifest.json} and {@code manifest.p7m}; nothing can be put in after it. */
    Manifest finish(Function<List<Manifest.Listed>, Manifest> manifest, Signer signer) throws IOException {
        files.sort(Comparator.comparing(Manifest.Listed::name));
        var made = manifest.apply(files);
        begin("manifest.json");
        zip.write(made.body());
        zip.closeEntry();
        begin("manifest.p7m");
        zip.write(SignedMessage.sign(made.body(), signer));
        zip.closeEntry();
        zip.finish();
        return made;
    }

    private void begin(String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** What is written through it, counted and digested; whoever writes may close it, the zip file stays open. */
    private static final class Counted extends FilterOutputStream {
        private final DigestOutputStream digesting;
        private long size;

        Counted(OutputStream out) {
            super(out);
            this.digesting = new DigestOutputStream(out, sha256());
        }

        @Override
        public void write(int b) throws IOException {
            digesting.write(b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            digesting.write(bytes, from, length);
            size += length;
        }

        @Override
        public void close() {}

        byte[] digest() {
            return digesting.getMessageDigest().digest();
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java runtime has SHA-256", e);
            }
        }
    }
}
