package org.sunseal.award;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.sunseal.project.LotKey;

/** A file the tender side or the winner attached to a lot's outcome; its bytes are a blob. Written once. */
@Entity
@Table(name = "award_file")
public class AttachedFile {
    /** A file is known by its digest within its lot. */
    @Embeddable
    public record Key(String tender, String lot, String sha256) {
        Key(LotKey lot, String sha256) {
            this(lot.tender(), lot.lot(), sha256);
        }
    }

    @EmbeddedId
    private Key key;

    private String name;
    private long size;

    @Column
    private String addedBy;

    @Column
    private Instant addedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected AttachedFile() {}

    AttachedFile(Key key, String name, long size, String by, Instant now) {
        this.key = key;
        this.name = name;
        this.size = size;
        this.addedBy = by;
        this.addedAt = now;
    }

    public String name() {
        return name;
    }

    public String sha256() {
        return key.sha256();
    }

    /** In bytes. */
    public long size() {
        return size;
    }
}
