package org.sunseal.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.LegalSource;
import org.sunseal.trade.Region;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TradeKind;

/** A row of the regulation that came after the seed. Written once; a later row of the same code takes its place. */
@Entity
public class RuleOverride {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private TradeKind kind;

    private String code;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private String region;

    @Column
    private BigDecimal fromYuan;

    @Enumerated(EnumType.STRING)
    private Rule.Sense sense;

    private BigDecimal value;

    @Enumerated(EnumType.STRING)
    private Rule.Unit unit;

    @Enumerated(EnumType.STRING)
    private Rule.DayType days;

    @Enumerated(EnumType.STRING)
    private Rule.Counting counting;

    private String source;
    private LocalDate validFrom;
    private @Nullable LocalDate validUntil;
    private String reason;

    @Column
    private String addedBy;

    private Instant addedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected RuleOverride() {}

    RuleOverride(Rule row, String reason, String by, Instant now) {
        this.id = UUID.randomUUID();
        this.kind = row.kind();
        this.code = row.code();
        this.subject = row.subject();
        this.region = row.region().code();
        this.fromYuan = row.fromYuan();
        this.sense = row.sense();
        this.value = row.value();
        this.unit = row.unit();
        this.days = row.days();
        this.counting = row.counting();
        this.source = String.join("; ", row.source().citations());
        this.validFrom = row.validFrom();
        this.validUntil = row.validUntil().equals(LocalDate.MAX) ? null : row.validUntil();
        this.reason = reason;
        this.addedBy = by;
        this.addedAt = now;
    }

    Rule row() {
        return new Rule(
                kind,
                code,
                subject,
                new Region(region),
                plain(fromYuan),
                sense,
                plain(value),
                unit,
                days,
                counting,
                LegalSource.parse(source),
                validFrom,
                validUntil == null ? LocalDate.MAX : validUntil);
    }

    /** Without the zeros of the column's scale. */
    private static BigDecimal plain(BigDecimal stored) {
        var stripped = stored.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public String reason() {
        return reason;
    }

    public Instant addedAt() {
        return addedAt;
    }
}
