package org.sunseal.opening.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.documents.pdf.PdfSignature;
import org.sunseal.documents.pdf.SignedPdf;

/**
 * The printed twin of an opening record with the signatures on it (protocol 5.9 O5): the platform's, then those of the
 * tender side, each behind the one before it and time-stamped by the authority of the register.
 *
 * @param signatures the platform's first
 * @param text the readable text, page after page
 */
public record SignedRecord(List<Stamped> signatures, String text) {

    /** A signature and when the time-stamp authority saw it. Whose it may be is for the caller to say. */
    public record Stamped(PdfSignature signature, Instant at) {}

    public SignedRecord {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads the PDF and verifies all signatures and time-stamps on it.
     *
     * @throws InvalidEvidence {@code bad-pdf} as {@link SignedPdf#read} does, also when the first signature is not the
     *     platform's or one is stamped before the one it follows; {@code bad-timestamp} for one by another authority
     */
    public static SignedRecord read(byte[] pdf, TrusteeRegister register) {
        var read = SignedPdf.read(pdf);
        var platform = read.signatures().getFirst().signer();
        require(platform.equals(register.platformSigning()), "The PDF is not signed by the platform first");
        var stamped = new ArrayList<Stamped>();
        for (var signature : read.signatures()) {
            var at = Timestamps.verify(
                            signature.timestampToken(), Framing.sha256(signature.value()), List.of(register.tsa()))
                    .genTime();
            require(
                    stamped.isEmpty() || !at.isBefore(stamped.getLast().at()),
                    "A signature is stamped before the one it follows");
            stamped.add(new Stamped(signature, at));
        }
        return new SignedRecord(stamped, read.text());
    }

    /** The signatures behind the platform's; none when the tender side has not signed. */
    public List<Stamped> tenderSide() {
        return signatures.subList(1, signatures.size());
    }

    /** SHA-256, hex, of the file as each signature left it, in their order: what RECORD entries name. */
    public List<String> digests(byte[] pdf) {
        return signatures.stream()
                .map(each -> Arrays.copyOf(pdf, each.signature().end()))
                .map(version -> Framing.hex(Framing.sha256(version)))
                .toList();
    }

    /**
     * That every fact of the JSON twin is printed, in order, with white space left out: lines break where the page wants
     * it.
     *
     * @throws InvalidEvidence {@code bad-pdf} naming the first fact that is not
     */
    public void requirePrints(OpeningRecord record) {
        var printed = text.replaceAll("\\s+", "");
        var at = 0;
        for (var fact : PrintedRecord.facts(record)) {
            var wanted = fact.replaceAll("\\s+", "");
            var found = printed.indexOf(wanted, at);
            require(found >= 0, "The PDF does not print “%s” where the JSON has it".formatted(fact));
            at = found + wanted.length();
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidEvidence("bad-pdf", otherwise);
        }
    }
}
