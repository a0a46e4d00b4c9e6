package org.sunseal.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.kernel.Reason;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.SignedRecord;

/**
 * A paper as it came back with one signature more. Several people sign it one after another, each behind the one before,
 * so nothing that stood there may have changed.
 *
 * @param original with the platform's signature alone
 * @param before the paper as each later signature left it, in their order
 * @param pdf what came back
 */
public record AddedSignature(byte[] original, List<byte[]> before, byte[] pdf) {
    /** How far a time-stamp may lie ahead of this clock; as for bids (protocol 5.5). */
    private static final Duration LEAD = Duration.ofSeconds(10);

    /**
     * What is said about a paper that is refused.
     *
     * @param paper what people call it, such as “record”
     * @param changed it does not begin with the original
     * @param signedMeanwhile it lacks a signature that was put on it meanwhile
     * @param badSignature it is no PDF with just one good signature more
     * @param stampedAhead its newest time-stamp lies in the future
     */
    public record Reasons(
            String paper, Reason changed, Reason signedMeanwhile, Reason badSignature, Reason stampedAhead) {}

    public AddedSignature {
        before = List.copyOf(before);
    }

    /**
     * The newest signature with the time it was stamped at; nothing when it cannot be read. Whose it may be is for the
     * caller to say.
     *
     * @param refused takes all that is wrong
     */
    public Optional<SignedRecord.Stamped> check(
            TrusteeRegister register, Instant now, Reasons reasons, List<Refused> refused) {
        if (!pdfBeginsWith(before.isEmpty() ? original : before.getLast())) {
            refused.add(
                    pdfBeginsWith(original)
                            ? new Refused(
                                    reasons.signedMeanwhile(),
                                    "Somebody signed meanwhile; fetch the %s and sign again".formatted(reasons.paper()))
                            : new Refused(
                                    reasons.changed(),
                                    "The file does not begin with the bytes of the " + reasons.paper()));
        }
        SignedRecord read;
        try {
            read = SignedRecord.read(pdf, register);
        } catch (InvalidEvidence e) {
            refused.add(new Refused(reasons.badSignature(), e.detail()));
            return Optional.empty();
        }
        int known = before.size() + 1; // the platform's own is the first
        if (read.signatures().size() != known + 1) {
            refused.add(new Refused(
                    reasons.badSignature(),
                    "The %s has %d signatures and the file %d; one at a time is added"
                            .formatted(reasons.paper(), known, read.signatures().size())));
            return Optional.empty();
        }
        var newest = read.signatures().getLast();
        if (newest.at().isAfter(now.plus(LEAD))) {
            refused.add(new Refused(reasons.stampedAhead(), "Stamped at %s, after %s".formatted(newest.at(), now)));
        }
        return Optional.of(newest);
    }

    private boolean pdfBeginsWith(byte[] start) {
        return pdf.length >= start.length && Arrays.equals(pdf, 0, start.length, start, 0, start.length);
    }
}
