package org.sunseal.letters;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** Where an account wants its letters mailed to. It says nothing about any lot. */
@Entity
class LetterAddress {
    @Id
    private String account;

    private String email;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected LetterAddress() {}

    LetterAddress(String account, String email) {
        this.account = account;
        this.email = email;
    }

    void become(String email) {
        this.email = email;
    }

    String email() {
        return email;
    }
}
