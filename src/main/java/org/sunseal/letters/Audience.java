package org.sunseal.letters;

import java.util.UUID;

/**
 * Whom a letter is for. Where that must stay secret, it is a {@link SealedLists list}: the letter then names the list,
 * and nothing but the list's members' own question ties them to it.
 */
public sealed interface Audience {
    /** How a list's letters are marked. */
    String LIST = "list:";

    /** The one spelling that is stored. */
    String key();

    static Audience organisation(UUID id) {
        return new Open(Member.organisation(id));
    }

    static Audience account(String subject) {
        return new Open(Member.account(subject));
    }

    /** Whoever bears a role at the identity provider, such as {@code regulator}. */
    static Audience role(String name) {
        return new Role(name);
    }

    static Audience list(String name) {
        return new Listed(name);
    }

    /** Somebody whose part in the matter everybody may know. */
    record Open(Member member) implements Audience {
        @Override
        public String key() {
            return member.key();
        }
    }

    /** An office, whoever holds it. */
    record Role(String name) implements Audience {
        @Override
        public String key() {
            return "role:" + name;
        }
    }

    /** Whoever is on a sealed list. */
    record Listed(String list) implements Audience {
        @Override
        public String key() {
            return LIST + list;
        }
    }
}
