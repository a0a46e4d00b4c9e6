package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sunseal.letters.SealedFacts;
import org.sunseal.letters.SealedFacts.Name;

/** The secret halves of objections, and the documents that back them. */
@ApplicationScoped
class Filings {
    private final SealedFacts facts;

    Filings(SealedFacts facts) {
        this.facts = facts;
    }

    /** The id of what that organisation signed: the same objection again has the same, and nobody else can make it. */
    UUID id(UUID organisation, String bodySha256) {
        return id(facts, "objection-id", organisation, bodySha256);
    }

    static UUID id(SealedFacts facts, String kind, UUID organisation, String what) {
        var digest = ByteBuffer.wrap(facts.digest(Name.of(kind, organisation.toString(), what)));
        return new UUID(digest.getLong(), digest.getLong());
    }

    void keep(UUID objection, Filing filing) {
        if (!facts.keep(name(objection), filing.sealed())) {
            throw new IllegalStateException("Objection " + objection + " was filed before, though its lot is locked");
        }
    }

    Filing get(UUID objection) {
        return facts.find(name(objection)).map(Filing::read).orElseThrow();
    }

    /** Keeps a document an organisation wants to name in an objection; again changes nothing. */
    void keepEvidence(UUID organisation, String sha256, byte[] content) {
        facts.keep(evidence(organisation, sha256), Map.of("content", content));
    }

    boolean holdsEvidence(UUID organisation, String sha256) {
        return !facts.known(Set.of(evidence(organisation, sha256))).isEmpty();
    }

    Optional<byte[]> evidenceOf(UUID organisation, String sha256) {
        return facts.find(evidence(organisation, sha256)).map(row -> row.bytes("content"));
    }

    private static Name name(UUID objection) {
        return Name.of("objection", objection.toString());
    }

    private static Name evidence(UUID organisation, String sha256) {
        return Name.of("evidence", organisation.toString(), sha256);
    }
}
