package org.sunseal.letters;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an account wants its letters mailed to, and its roles when it said so. It says nothing about any lot. */
@Entity
class LetterAddress {
    @Id
    private String account;

    private String email;
    private String roles;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected LetterAddress() {}

    LetterAddress(String account, String email, Set<String> roles) {
        this.account = account;
        this.email = email;
        this.roles = join(roles);
    }

    void become(String email, Set<String> roles) {
        this.email = email;
        this.roles = join(roles);
    }

    private static String join(Set<String> roles) {
        return roles.stream().sorted().collect(Collectors.joining(" "));
    }

    String email() {
        return email;
    }

    List<String> roles() {
        return List.of(roles.split(" "));
    }
}
