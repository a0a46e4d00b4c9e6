package org.sunseal.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's account at the identity provider, named by its subject, which is never given to another person. */
@Entity
public class Account {
    @Id
    private String subject;

    private String username;
    private @Nullable UUID organisationId;
    private Instant firstSeenAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Account() {}

    Account(String subject, String username, Instant now) {
        this.subject = subject;
        this.username = username;
        this.firstSeenAt = now;
    }

    void calledItself(String username) {
        if (!this.username.equals(username)) {
            this.username = username;
        }
    }

    void join(Organisation organisation) {
        organisationId = organisation.id();
    }

    public String subject() {
        return subject;
    }

    public String username() {
        return username;
    }

    public Optional<UUID> organisation() {
        return Optional.ofNullable(organisationId);
    }

    public Instant firstSeenAt() {
        return firstSeenAt;
    }
}
