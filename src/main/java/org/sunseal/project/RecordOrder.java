package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.sunseal.audit.AuditLog;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.Register;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.Order;
import org.sunseal.trade.Stage;
import org.sunseal.trade.Trigger;

/**
 * Records an order the regulator signed: the lot's stage follows it and its open log entry is appended, in one
 * transaction. Agents obey it whether the platform records it or not; so an order that no longer changes a stage is
 * recorded as well.
 */
@ApplicationScoped
public class RecordOrder {
    private final Lots lots;
    private final Orders orders;
    private final Register register;
    private final AuditLog log;
    private final Event<LotEvent> events;
    private final Clock clock;

    RecordOrder(Lots lots, Orders orders, Register register, AuditLog log, Event<LotEvent> events, Clock clock) {
        this.lots = lots;
        this.orders = orders;
        this.register = register;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The recorded order; the same again answers with the one there is.
     *
     * @param message CMS SignedData of the regulator
     * @throws InvalidEvidence {@code unknown-signer} or {@code bad-order}
     * @throws Refused {@code no-such-lot}, or {@code no-such-suspension} when a RESUME lifts nothing that is in force
     */
    @Transactional
    public RegulatorOrder record(byte[] message) {
        var order = Order.parse(message, register.current());
        var lot = lots.lock(new LotKey(order.tender(), order.lot()));
        var known = orders.withDigest(order.sha256());
        if (known.isPresent()) {
            return known.get();
        }
        if (order.kind() == Order.Kind.RESUME) {
            requireInForce(lot, order);
        }
        var recorded = new RegulatorOrder(order, message, clock.instant());
        orders.keep(recorded);
        follow(lot, order);
        log.append(recorded.entry());
        events.fire(new LotEvent.OrderRecorded(lot.key(), order.kind().name(), recorded.sha256(), message));
        return recorded;
    }

    private void requireInForce(Lot lot, Order resume) {
        var lifted = resume.lifts().orElseThrow();
        if (orders.suspending(lot.key()).stream()
                .noneMatch(suspension -> suspension.sha256().equals(lifted))) {
            throw new Refused(
                    ProjectRefusal.NO_SUCH_SUSPENSION, "No suspension %s of that lot is in force".formatted(lifted));
        }
    }

    private void follow(Lot lot, Order order) {
        switch (order.kind()) {
            case SUSPEND -> {
                if (lot.allows(Trigger.SUSPEND)) {
                    lot.suspend();
                }
            }
            case RESUME -> {
                if (lot.stage() == Stage.SUSPENDED
                        && orders.suspending(lot.key()).isEmpty()) {
                    lot.resume();
                }
            }
            case TERMINATE -> {
                if (lot.allows(Trigger.TERMINATE)) {
                    lot.terminate();
                }
            }
            case DECIDE -> {} // about one claim, not about the lot's stage
        }
    }
}
