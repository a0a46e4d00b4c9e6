package org.sunseal.letters;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Something people were told. It is written once and stays. */
@Entity
public class Letter {
    @Id
    private UUID id;

    private String audience;
    private String tender;
    private String lot;
    private String occasion;
    private String subjectZh;
    private String bodyZh;
    private String subjectEn;
    private String bodyEn;
    private Instant writtenAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Letter() {}

    Letter(Audience audience, Topic topic, Wording wording, Instant at) {
        this.id = UUID.randomUUID();
        this.audience = audience.key();
        this.tender = topic.tender();
        this.lot = topic.lot();
        this.occasion = wording.occasion();
        this.subjectZh = wording.subjectZh();
        this.bodyZh = wording.bodyZh();
        this.subjectEn = wording.subjectEn();
        this.bodyEn = wording.bodyEn();
        this.writtenAt = at;
    }

    public UUID id() {
        return id;
    }

    /** As {@link Audience#key} spells it. */
    String audience() {
        return audience;
    }

    /** Whether its readers are known only to themselves. */
    boolean isForList() {
        return audience.startsWith(Audience.LIST);
    }

    /** The list of readers, where {@link #isForList}. */
    String list() {
        return audience.substring(Audience.LIST.length());
    }

    public Topic topic() {
        return new Topic(tender, lot);
    }

    public Wording wording() {
        return new Wording(occasion, subjectZh, bodyZh, subjectEn, bodyEn);
    }

    public Instant writtenAt() {
        return writtenAt;
    }
}
