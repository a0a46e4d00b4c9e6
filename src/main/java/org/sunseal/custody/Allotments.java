package org.sunseal.custody;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.kernel.Refused;

/** The allotments, proposed and valid. */
@ApplicationScoped
public class Allotments {
    private final Rows rows;
    private final Signatures signatures;

    Allotments(Rows rows, Signatures signatures) {
        this.rows = rows;
        this.signatures = signatures;
    }

    /** The round's keys as far as enough trustees have signed, in the order in which they were asked for. */
    @Transactional
    public List<AllottedKeys> of(String tender, String lot, int round) {
        return allotted(Allotment.Purpose.BID, tender, lot, round);
    }

    /** The one key of that draw of the lot, once enough trustees have signed. */
    @Transactional
    public Optional<AllottedKeys> ofDraw(String tender, String lot, int drawSeq) {
        return allotted(Allotment.Purpose.DRAW, tender, lot, drawSeq).stream().findFirst();
    }

    private List<AllottedKeys> allotted(Allotment.Purpose purpose, String tender, String lot, int round) {
        return rows
                .list(
                        "purpose = ?1 and tender = ?2 and lot = ?3 and round = ?4 order by allotmentNo",
                        purpose,
                        tender,
                        lot,
                        round)
                .stream()
                .flatMap(row -> row.message().map(message -> new AllottedKeys(row.allotment(), message)).stream())
                .toList();
    }

    /** The allotment of the round that holds this slot. */
    @Transactional
    public Optional<AllottedKeys> holding(String tender, String lot, int round, String slot) {
        return of(tender, lot, round).stream()
                .filter(keys -> keys.allotment().contains(slot))
                .findFirst();
    }

    /** Those that still need signatures, oldest first. */
    @Transactional
    public List<KeyAllotment> proposed() {
        return rows.list("message is null order by proposedAt");
    }

    /**
     * The allotment of that id, proposed or valid.
     *
     * @throws Refused {@code no-such-allotment}
     */
    @Transactional
    public KeyAllotment get(UUID id) {
        return get(id, LockModeType.NONE);
    }

    KeyAllotment lock(UUID id) {
        return get(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private KeyAllotment get(UUID id, LockModeType mode) {
        return rows.findByIdOptional(id, mode)
                .orElseThrow(() -> new Refused(CustodyRefusal.NO_SUCH_ALLOTMENT, "There is no allotment " + id));
    }

    void keep(KeyAllotment allotment) {
        rows.persist(allotment);
    }

    List<AllotmentSignature> signatures(UUID id) {
        return signatures.list("allotmentId = ?1 order by trustee", id);
    }

    void keep(AllotmentSignature signature) {
        signatures.persistAndFlush(signature);
    }

    /** Private use of {@link Allotments}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<KeyAllotment, UUID> {}

    /** Private use of {@link Allotments}. */
    @ApplicationScoped
    static class Signatures implements PanacheRepositoryBase<AllotmentSignature, UUID> {}
}
