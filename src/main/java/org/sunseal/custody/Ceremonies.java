package org.sunseal.custody;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sunseal.custody.CeremonyMessage.Kind;
import org.sunseal.kernel.Refused;

/** The ceremonies and the messages on their bulletins. */
@ApplicationScoped
public class Ceremonies {
    private final Rows rows;
    private final Messages messages;

    Ceremonies(Rows rows, Messages messages) {
        this.rows = rows;
        this.messages = messages;
    }

    /** Newest first. */
    public List<KeyCeremony> all() {
        return rows.list("order by startedAt desc");
    }

    /** Those in which trustees still have something to do. */
    public List<KeyCeremony> open() {
        return rows.list("state in ?1", List.of(CeremonyState.DEALING, CeremonyState.CERTIFYING));
    }

    /** Whose dealing was proved bad under that register. */
    Set<String> excluded(String registerSha256) {
        return Set.copyOf(rows.getEntityManager()
                .createQuery(
                        "select atFault from KeyCeremony where registerSha256 = :register and atFault is not null",
                        String.class)
                .setParameter("register", registerSha256)
                .getResultList());
    }

    /**
     * The ceremony of that batch.
     *
     * @throws Refused {@code no-such-ceremony}
     */
    public KeyCeremony get(String batch) {
        return get(batch, LockModeType.NONE);
    }

    /** Holds the ceremony until the transaction ends, so that its steps follow one another. */
    KeyCeremony lock(String batch) {
        return get(batch, LockModeType.PESSIMISTIC_WRITE);
    }

    private KeyCeremony get(String batch, LockModeType mode) {
        return rows.findByIdOptional(batch, mode)
                .orElseThrow(() -> new Refused(CustodyRefusal.NO_SUCH_CEREMONY, "There is no ceremony " + batch));
    }

    void keep(KeyCeremony ceremony) {
        rows.persistAndFlush(ceremony);
    }

    /** Everything of one kind that was sent for the batch, by the trustees' ids. */
    public List<CeremonyMessage> messages(String batch, Kind kind) {
        return messages.list("batch = ?1 and kind = ?2 order by trustee", batch, kind);
    }

    /** Who has sent a message of that kind, without reading the messages. */
    public List<String> senders(String batch, Kind kind) {
        return messages.getEntityManager()
                .createQuery(
                        "select trustee from CeremonyMessage where batch = :batch and kind = :kind order by trustee",
                        String.class)
                .setParameter("batch", batch)
                .setParameter("kind", kind)
                .getResultList();
    }

    public Optional<CeremonyMessage> message(String batch, Kind kind, String trustee) {
        return messages.find("batch = ?1 and kind = ?2 and trustee = ?3", batch, kind, trustee)
                .firstResultOptional();
    }

    void keep(CeremonyMessage message) {
        messages.persistAndFlush(message);
    }

    /** Private use of {@link Ceremonies}: rows offer more verbs than a ceremony has. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<KeyCeremony, String> {}

    /** As {@link Rows}; messages are written once. */
    @ApplicationScoped
    static class Messages implements PanacheRepositoryBase<CeremonyMessage, UUID> {}
}
