package org.sunseal.opening;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sunseal.audit.proof.OpenEntry;

/**
 * A signature of the tender side on an opening record, as it was kept.
 *
 * @param number 1 for the first after the platform's own
 * @param pdf the record with this signature and those before it
 * @param message the RECORD entry in the log that names that file, as the platform signed it
 * @param crlSha256 digests of the revocation lists the certificate was checked against
 * @param signedAt when the time-stamp authority saw the signature
 */
public record RecordSignature(
        int number,
        UUID organisation,
        String name,
        String creditCode,
        byte[] pdf,
        byte[] message,
        String certificateSha256,
        List<String> crlSha256,
        Instant signedAt) {
    public RecordSignature {
        crlSha256 = List.copyOf(crlSha256);
    }

    /** The entry in the log. */
    OpenEntry entry() {
        return new OpenEntry("RECORD", message);
    }
}
