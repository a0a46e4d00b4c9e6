package org.sunseal.project;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.TlogProof;

/** When the witnesses had seen a notice, with the proof; both empty until they have. */
@Entity
class NoticeWitness {
    @Id
    private String bodySha256;

    private @Nullable Instant quorumAt;
    private byte @Nullable [] proof;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected NoticeWitness() {}

    NoticeWitness(PublishedNotice notice) {
        this.bodySha256 = notice.sha256();
    }

    void saw(TlogProof shown, Instant quorumTime) {
        proof = shown.encode();
        quorumAt = quorumTime;
    }

    Optional<Instant> quorumAt() {
        return Optional.ofNullable(quorumAt);
    }

    Optional<byte[]> proof() {
        return Optional.ofNullable(proof).map(byte[]::clone);
    }
}
