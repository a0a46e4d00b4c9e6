package org.sunseal.documents.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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
 * A PDF with PAdES signatures over the whole file: subfilter {@code ETSI.CAdES.detached} (ETSI EN 319 142-1, level B-T),
 * each with a signature time-stamp. A second signature is an increment behind the first and changes nothing a reader
 * sees.
 *
 * @param signatures in the order they were made; each covers all bytes before it, the last one the whole file
 * @param text the readable text, page after page
 */
public record SignedPdf(List<PdfSignature> signatures, String text) {
    private static final String CODE = "bad-pdf";
    private static final int SIGNATURE_BYTES = 30_000; // CMS with two chains and a token, with room to spare

    public SignedPdf {
        signatures = List.copyOf(signatures);
    }

    /** Signs a PDF, signed before or not; the result is the same document with an increment behind it. */
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
     * Reads a signed PDF and checks its signatures, each over the file as it was when it was made.
     *
     * @throws InvalidEvidence {@code bad-pdf} unless the last signature covers every byte, each earlier one every byte
     *     up to its own end, all verify, and nothing but signatures was added behind the first; or the code of what is
     *     wrong with a signature itself
     */
    public static SignedPdf read(byte[] pdf) {
        try {
            var signatures = new ArrayList<PdfSignature>();
            var before = new byte[0];
            for (var end : ends(pdf)) {
                var revision = Arrays.copyOf(pdf, end);
                try (var document = Loader.loadPDF(revision)) {
                    signatures.add(newest(document, revision, signatures.size()));
                    if (before.length > 0) {
                        requireOnlySigned(before, document);
                    }
                }
                before = revision;
            }
            return new SignedPdf(signatures, text(pdf));
        } catch (InvalidEvidence e) {
            throw e;
        } catch (IOException | RuntimeException e) { // hostile files break the library in ways nobody foresaw
            throw new InvalidEvidence(CODE, "It cannot be read as a PDF", e);
        }
    }

    /** Where each signature ends, in order; the last end is that of the file. */
    private static List<Integer> ends(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var ends = new ArrayList<Integer>();
            for (var signature : document.getSignatureDictionaries()) {
                var range = signature.getByteRange();
                require(range.length == 4, "A signature covers no range of it");
                ends.add(Math.addExact(range[2], range[3]));
            }
            ends.sort(null);
            require(!ends.isEmpty(), "It carries no signature");
            require(ends.getFirst() > 0 && ends.getLast() == pdf.length, "No signature covers the whole file");
            return ends;
        } catch (ArithmeticException e) {
            throw new InvalidEvidence(CODE, "A signature covers more than there can be", e);
        }
    }

    /** The signature that was made last, over everything. */
    private static PdfSignature newest(PDDocument document, byte[] pdf, int earlier) throws IOException {
        var all = document.getSignatureDictionaries();
        require(all.size() == earlier + 1, "%d signatures were added at once".formatted(all.size() - earlier));
        var signature = all.stream()
                .filter(each -> isWhole(each.getByteRange(), pdf))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence(CODE, "Its signature does not cover the whole file"));
        require("ETSI.CAdES.detached".equals(signature.getSubFilter()), "Its signature is no PAdES signature");
        var p7s = signatureAlone(signature.getContents(pdf));
        var cades = DetachedSignature.parse(p7s);
        cades.verify(signature.getSignedContent(pdf));
        var token =
                cades.timestampToken().orElseThrow(() -> new InvalidEvidence(CODE, "Its signature has no time-stamp"));
        return new PdfSignature(
                cades.signer(), cades.chain(), token, DetachedSignature.signatureValue(p7s), pdf.length);
    }

    /** The CMS without the zeros that fill up its place; anything else there would be bytes nobody signed. */
    private static byte[] signatureAlone(byte[] contents) throws IOException {
        var read = new ASN1InputStream(contents).readObject();
        require(read != null, "Its signature is empty");
        var p7s = read.getEncoded();
        for (var at = p7s.length; at < contents.length; at++) {
            require(contents[at] == 0, "Something follows its signature");
        }
        return p7s;
    }

    /** A byte outside the signed ranges, the signature's own place apart, would be a byte nobody signed. */
    private static boolean isWhole(int[] range, byte[] pdf) {
        return range.length == 4
                && range[0] == 0
                && range[1] > 0
                && range[2] > range[1]
                && range[2] + range[3] == pdf.length
                && pdf[range[1]] == '<'
                && pdf[range[2] - 1] == '>'
                && new String(Arrays.copyOfRange(pdf, range[1] + 1, range[2] - 1), StandardCharsets.US_ASCII)
                        .matches("[0-9A-Fa-f]*");
    }

    private static void requireOnlySigned(byte[] before, PDDocument after) throws IOException {
        try (var earlier = Loader.loadPDF(before)) {
            require(
                    new PdfIncrement(earlier, after).onlySigns(),
                    "More than a signature was added behind an earlier one");
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidEvidence(CODE, otherwise);
        }
    }
}
