package org.sunseal.documents.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bouncycastle.asn1.ASN1InputStream;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.TimestampSource;

/**
 * A PDF with one PAdES signature over the whole file: subfilter {@code ETSI.CAdES.detached} (ETSI EN 319 142-1, level
 * B-T), with a signature time-stamp.
 *
 * @param signer whose signature it is; whether to trust it is for the caller to say
 * @param timestampToken the RFC 3161 token over SHA-256 of the signature value
 * @param signatureValue what the token covers
 * @param text the readable text, page after page
 */
public record SignedPdf(X509Certificate signer, byte[] timestampToken, byte[] signatureValue, String text) {
    private static final int SIGNATURE_BYTES = 30_000; // CMS with two chains and a token, with room to spare

    /** Signs a PDF; the result is the same document with an increment behind it. */
    public static byte[] sign(byte[] pdf, Signer signer, TimestampSource authority, String reason, Instant at) {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName(signer.certificate().getSubjectX500Principal().getName());
        signature.setReason(reason);
        signature.setSignDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
        var signed = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(pdf);
                var options = new SignatureOptions()) {
            options.setPreferredSignatureSize(SIGNATURE_BYTES);
            document.addSignature(signature, content -> cades(content, signer, authority), options);
            document.saveIncremental(signed);
        } catch (IOException e) {
            throw new UncheckedIOException("The PDF cannot be signed", e);
        }
        return signed.toByteArray();
    }

    private static byte[] cades(InputStream content, Signer signer, TimestampSource authority) throws IOException {
        var p7s = DetachedSignature.sign(content.readAllBytes(), signer);
        var token = authority.tokenFor(Framing.sha256(DetachedSignature.signatureValue(p7s)));
        return DetachedSignature.withTimestamp(p7s, token);
    }

    /**
     * Reads a signed PDF and checks its signature.
     *
     * @throws InvalidEvidence {@code bad-pdf} unless exactly one signature covers every byte and verifies
     */
    public static SignedPdf read(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var signatures = document.getSignatureDictionaries();
            if (signatures.size() != 1) {
                throw new InvalidEvidence("bad-pdf", "It carries %d signatures, not one".formatted(signatures.size()));
            }
            var signature = signatures.getFirst();
            if (!"ETSI.CAdES.detached".equals(signature.getSubFilter())) {
                throw new InvalidEvidence("bad-pdf", "Its signature is no PAdES signature");
            }
            requireWhole(signature.getByteRange(), pdf);
            var p7s = signatureAlone(signature.getContents(pdf));
            var cades = DetachedSignature.parse(p7s);
            cades.verify(signature.getSignedContent(pdf));
            var token = cades.timestampToken()
                    .orElseThrow(() -> new InvalidEvidence("bad-pdf", "Its signature has no time-stamp"));
            return new SignedPdf(
                    cades.signer(),
                    token,
                    DetachedSignature.signatureValue(p7s),
                    new PDFTextStripper().getText(document));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidEvidence("bad-pdf", "It cannot be read as a PDF", e);
        }
    }

    /** The CMS without the zeros that fill up its place; anything else there would be bytes nobody signed. */
    private static byte[] signatureAlone(byte[] contents) throws IOException {
        var p7s = new ASN1InputStream(contents).readObject().getEncoded();
        for (var at = p7s.length; at < contents.length; at++) {
            if (contents[at] != 0) {
                throw new InvalidEvidence("bad-pdf", "Something follows its signature");
            }
        }
        return p7s;
    }

    /** A byte outside the signed ranges, the signature's own place apart, would be a byte nobody signed. */
    private static void requireWhole(int[] range, byte[] pdf) {
        var whole = range.length == 4
                && range[0] == 0
                && range[1] > 0
                && range[2] > range[1]
                && range[2] + range[3] == pdf.length
                && pdf[range[1]] == '<'
                && pdf[range[2] - 1] == '>'
                && new String(Arrays.copyOfRange(pdf, range[1] + 1, range[2] - 1), StandardCharsets.US_ASCII)
                        .matches("[0-9A-Fa-f]*");
        if (!whole) {
            throw new InvalidEvidence("bad-pdf", "Its signature does not cover the whole file");
        }
    }
}
