package org.sunseal.dispute;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.sunseal.crypto.Framing;
import org.sunseal.kernel.Refused;

/** Takes documents that an objection is going to name. They are sealed like the objection itself. */
@ApplicationScoped
public class HandInEvidence {
    /** Of one document, in bytes: it is sealed in one piece. */
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private final Filings filings;

    HandInEvidence(Filings filings) {
        this.filings = filings;
    }

    /**
     * Keeps a document for its organisation; again changes nothing.
     *
     * @param sha256 of the whole, in lower-case hexadecimal
     * @throws Refused {@code evidence-too-large} or {@code evidence-digest}
     */
    public void handIn(UUID organisation, String sha256, InputStream content) throws IOException {
        var bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refused(DisputeRefusal.EVIDENCE_TOO_LARGE, "A document has at most 5 MiB");
        }
        if (!Framing.hex(Framing.sha256(bytes)).equals(sha256)) {
            throw new Refused(DisputeRefusal.EVIDENCE_DIGEST, "The document has another SHA-256 than its address says");
        }
        QuarkusTransaction.requiringNew().run(() -> filings.keepEvidence(organisation, sha256, bytes));
    }
}
