package org.sunseal.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** All that somebody with patience reads out of an answer: inside zip files, PDF pages and base64, too. */
final class Legible {
    private static final int DEPTH = 4;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{24,}={0,2}");

    private final StringBuilder text = new StringBuilder();

    private Legible() {}

    static String in(byte[] answer) {
        var legible = new Legible();
        legible.read(answer, DEPTH);
        return legible.text.toString();
    }

    private void read(byte[] bytes, int depth) {
        if (depth == 0 || bytes.length == 0) {
            return;
        }
        if (begins(bytes, "PK")) {
            unzip(bytes, depth);
            return;
        }
        if (begins(bytes, "%PDF")) {
            leaf(bytes);
            return;
        }
        var plain = new String(bytes, UTF_8);
        text.append(plain).append('\n');
        var encoded = BASE64.matcher(new String(bytes, ISO_8859_1));
        while (encoded.find()) {
            decode(encoded.group(), depth);
        }
    }

    private void decode(String encoded, int depth) {
        try {
            read(Base64.getDecoder().decode(encoded), depth - 1);
        } catch (IllegalArgumentException e) {
            return; // a word that only looked like base64 hides nothing
        }
    }

    private void unzip(byte[] bytes, int depth) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append('\n');
                read(zip.readAllBytes(), depth - 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leaf(byte[] bytes) {
        try (var pdf = Loader.loadPDF(bytes)) {
            text.append(new PDFTextStripper().getText(pdf)).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean begins(byte[] bytes, String magic) {
        return bytes.length >= magic.length() && new String(bytes, 0, magic.length(), ISO_8859_1).equals(magic);
    }
}
