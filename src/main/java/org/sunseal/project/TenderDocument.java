package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tender document. Until a notice covers it, it may be replaced; from then on it never changes. */
@Entity
public class TenderDocument {
    /** A document's name within its project. */
    @Embeddable
    public record Key(String tender, String name) {}

    @EmbeddedId
    private Key key;

    private String sha256;
    private long size;

    @Column
    private Instant addedAt;

    private @Nullable Instant publishedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected TenderDocument() {}

    TenderDocument(Key key, String sha256, long size, Instant now) {
        this.key = key;
        this.sha256 = sha256;
        this.size = size;
        this.addedAt = now;
    }

    void replaceBy(String sha256, long size, Instant now) {
        this.sha256 = sha256;
        this.size = size;
        this.addedAt = now;
    }

    void publish(Instant now) {
        if (publishedAt == null) {
            publishedAt = now;
        }
    }

    public String name() {
        return key.name();
    }

    public String sha256() {
        return sha256;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }
}
