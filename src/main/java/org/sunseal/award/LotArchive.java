package org.sunseal.award;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.sunseal.award.proof.Manifest;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.project.LotKey;

/** The filed package of a lot. Written once. */
@Entity
public class LotArchive {
    @EmbeddedId
    private LotKey key;

    @Column
    private String manifestSha256; // names the entry in the log

    private byte[] manifest;
    private String packageSha256;
    private long size;

    @Column
    private String retention;

    private Instant retainUntil;
    private Instant archivedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected LotArchive() {}

    LotArchive(LotKey key, Manifest manifest, byte[] message, String packageSha256, long size, Instant now) {
        this.key = key;
        this.manifestSha256 = manifest.sha256();
        this.manifest = message.clone();
        this.packageSha256 = packageSha256;
        this.size = size;
        this.retention = manifest.retention();
        this.retainUntil = manifest.retainUntil();
        this.archivedAt = now;
    }

    public LotKey lot() {
        return key;
    }

    /** Until when it is kept at least. */
    public Instant retainUntil() {
        return retainUntil;
    }

    public Manifest manifest() {
        return Manifest.read(SignedMessage.parse(manifest).body());
    }

    /** Digest of the zip file, hex. */
    public String packageSha256() {
        return packageSha256;
    }

    /** Of the zip file, in bytes. */
    public long size() {
        return size;
    }

    public Instant archivedAt() {
        return archivedAt;
    }
}
