package org.sunseal.project;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.sunseal.trade.Region;

/** What was approved or budgeted (立项), and is then tendered in one tender project or several. */
@Entity
public class Project {
    @Id
    private String code;

    private String name;
    private UUID agencyId;
    private UUID tendereeId;
    private String region;
    private String approval;
    private String fundSource;
    private BigDecimal investment;
    private boolean stateFunded;
    private Instant registeredAt;

    /**
     * What an agency says about a project when it registers it.
     *
     * @param approval number of the approval, the filing or the procurement plan
     * @param fundSource where the money comes from, in words
     * @param investment in yuan
     * @param stateFunded whether budget money makes it subject to compulsory tendering (~O16 2)
     */
    public record Facts(
            String code,
            String name,
            Region region,
            String approval,
            String fundSource,
            BigDecimal investment,
            boolean stateFunded) {}

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Project() {}

    Project(Facts facts, UUID agency, UUID tenderee, Instant now) {
        this.code = facts.code();
        this.name = facts.name();
        this.region = facts.region().code();
        this.approval = facts.approval();
        this.fundSource = facts.fundSource();
        this.investment = facts.investment();
        this.stateFunded = facts.stateFunded();
        this.agencyId = agency;
        this.tendereeId = tenderee;
        this.registeredAt = now;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    UUID agency() {
        return agencyId;
    }

    public UUID tenderee() {
        return tendereeId;
    }

    public Region region() {
        return new Region(region);
    }

    /** Number of the approval, the filing or the procurement plan. */
    public String approval() {
        return approval;
    }

    public String fundSource() {
        return fundSource;
    }

    /** In yuan. */
    public BigDecimal investment() {
        return investment;
    }

    /** Whether it must be tendered from the threshold on. */
    public boolean isStateFunded() {
        return stateFunded;
    }

    public Instant registeredAt() {
        return registeredAt;
    }
}
