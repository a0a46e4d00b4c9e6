package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.project.proof.Order;

/** An order of the regulator in the bytes it signed. Written once. */
@Entity
public class RegulatorOrder {
    @Id
    private String bodySha256;

    @Column
    private String tender;

    @Column
    private String lot;

    @Column
    private String kind;

    @Column
    private @Nullable String lifts;

    private byte[] message;

    @Column
    private Instant orderedAt;

    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected RegulatorOrder() {}

    RegulatorOrder(Order order, byte[] message, Instant now) {
        this.bodySha256 = order.sha256();
        this.tender = order.tender();
        this.lot = order.lot();
        this.kind = order.kind().name();
        this.lifts = order.lifts().orElse(null);
        this.message = message.clone();
        this.orderedAt = order.at();
        this.recordedAt = now;
    }

    public OpenEntry entry() {
        return new OpenEntry("ORDER", message);
    }

    public String sha256() {
        return bodySha256;
    }

    public Order.Kind kind() {
        return Order.Kind.valueOf(kind);
    }

    public byte[] message() {
        return message.clone();
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
