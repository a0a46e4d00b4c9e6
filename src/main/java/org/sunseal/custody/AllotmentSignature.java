package org.sunseal.custody;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** One trustee's signature under a proposed allotment. */
@Entity
class AllotmentSignature {
    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // asked for by queries
    private UUID allotmentId;

    private String trustee;
    private byte[] message;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected AllotmentSignature() {}

    AllotmentSignature(UUID allotmentId, String trustee, byte[] message) {
        this.id = UUID.randomUUID();
        this.allotmentId = allotmentId;
        this.trustee = trustee;
        this.message = message.clone();
    }

    String trustee() {
        return trustee;
    }

    byte[] message() {
        return message.clone();
    }
}
