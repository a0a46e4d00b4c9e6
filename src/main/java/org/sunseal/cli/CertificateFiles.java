package org.sunseal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;

/** Certificates and requests as authorities hand them over: PEM or DER, told apart by their beginning. */
final class CertificateFiles {
    private static final String PEM = "-----BEGIN";

    private CertificateFiles() {}

    /** The certificates of a file, the first being the one it is about. */
    static List<X509Certificate> read(Path file) {
        var bytes = bytes(file);
        return isPem(bytes) ? Certificates.parsePem(bytes) : List.of(Certificates.parse(bytes));
    }

    /** A certificate request as DER. */
    static byte[] readRequest(Path file) {
        var bytes = bytes(file);
        if (!isPem(bytes)) {
            return bytes;
        }
        try {
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            return Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]*-----", ""));
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("bad-request", file + " holds no base64", e);
        }
    }

    private static boolean isPem(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
