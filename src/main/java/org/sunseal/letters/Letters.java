package org.sunseal.letters;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.sunseal.kernel.Refused;

/** All letters. They can be added and read, nothing else. */
@ApplicationScoped
class Letters {
    private final Rows rows;

    Letters(Rows rows) {
        this.rows = rows;
    }

    void keep(Letter letter) {
        rows.persist(letter);
    }

    /**
     * The letter of that id.
     *
     * @throws Refused {@code no-such-letter}
     */
    Letter get(UUID id) {
        return rows.findByIdOptional(id).orElseThrow(() -> none(id));
    }

    /** Also said to whom a letter is not for: they must not learn that there is one. */
    static Refused none(UUID id) {
        return new Refused(LetterRefusal.NO_SUCH_LETTER, "You have no letter " + id);
    }

    /** One page of those for any of the audiences, newest first; pages count from 0. */
    List<Letter> of(Collection<String> audiences, int page, int size) {
        return rows.find("audience in ?1 order by writtenAt desc, id", audiences)
                .page(Page.of(page, size))
                .list();
    }

    /** The lists any letter was ever written to. */
    List<String> lists() {
        return rows
                .getEntityManager()
                .createQuery("select distinct l.audience from Letter l where l.audience like 'list:%'", String.class)
                .getResultList()
                .stream()
                .map(audience -> audience.substring(Audience.LIST.length()))
                .toList();
    }

    /** Private use of {@link Letters}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Letter, UUID> {}
}
