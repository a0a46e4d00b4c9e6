package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.Slip;

/** The registrations, what moved their time limits, and the slips given. The latter two can only be added to. */
@ApplicationScoped
public class Registrations {
    private final Rows rows;
    private final EventRows events;
    private final SlipRows slips;

    Registrations(Rows rows, EventRows events, SlipRows slips) {
        this.rows = rows;
        this.events = events;
        this.slips = slips;
    }

    /** The registration of a tender project; empty where its kind demanded none. */
    public Optional<Registration> find(String tender) {
        return rows.findByIdOptional(tender);
    }

    /** The one there must be, alone until the transaction ends. */
    Registration lock(String tender) {
        return rows.findByIdOptional(tender, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new Refused(
                        ProjectRefusal.NO_SUCH_REGISTRATION, "Project %s needs no registration".formatted(tender)));
    }

    /** One page of those that wait for the centre, the most urgent first; pages count from 0. */
    public List<Registration> waiting(int page, int size) {
        return rows.find("state = ?1 order by dueAt nulls last, tender", Registration.State.SUBMITTED)
                .page(Page.of(page, size))
                .list();
    }

    /** What moved the time limit since that submission, in order. */
    public List<RegistrationEvent> eventsOf(Registration registration) {
        return registration
                .submittedAt()
                .map(since -> events.list("tender = ?1 and at >= ?2 order by at", registration.tender(), since))
                .orElse(List.of());
    }

    /** Every slip of a tender project, in order. */
    public List<GivenSlip> slipsOf(String tender) {
        return slips.list("tender = ?1 order by issuedAt, number", tender);
    }

    /** The correction notice that had to be complete. */
    Optional<Slip> firstCorrection(String tender) {
        return slipsOf(tender).stream()
                .filter(given -> given.kind() == Slip.Kind.CORRECTION)
                .findFirst()
                .map(GivenSlip::slip);
    }

    void keep(Registration registration) {
        rows.persist(registration);
    }

    void keep(RegistrationEvent event) {
        events.persist(event);
    }

    void keep(GivenSlip slip) {
        slips.persist(slip);
    }

    /** Private use of {@link Registrations}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Registration, String> {}

    /** Private use of {@link Registrations}. */
    @ApplicationScoped
    static class EventRows implements PanacheRepositoryBase<RegistrationEvent, UUID> {}

    /** Private use of {@link Registrations}. */
    @ApplicationScoped
    static class SlipRows implements PanacheRepositoryBase<GivenSlip, String> {}
}
