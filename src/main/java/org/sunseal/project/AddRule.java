package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Times;
import org.sunseal.identity.Party;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Rule;

/** Adds a row to the regulation, for everybody to see: its open log entry is appended in the same transaction. */
@ApplicationScoped
public class AddRule {
    private final RulesInForce rules;
    private final PlatformKeys keys;
    private final AuditLog log;
    private final Clock clock;

    AddRule(RulesInForce rules, PlatformKeys keys, AuditLog log, Clock clock) {
        this.rules = rules;
        this.keys = keys;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The row added.
     *
     * @param reason why, and on whose order
     * @throws Refused {@code rule-taken} when such a row begins that day already, {@code bad-rule} when it would have to
     *     change one that began later, or another row answers the same question
     */
    @Transactional
    public Rule add(Party centre, Rule row, String reason) {
        if (rules.isTaken(row)) {
            throw new Refused(
                    ProjectRefusal.RULE_TAKEN,
                    "validFrom",
                    "A row of %s in %s begins on that day"
                            .formatted(row.code(), row.region().code()));
        }
        try {
            rules.book().amendedBy(List.of(row)).inForce(row.kind(), row.region(), row.validFrom());
        } catch (IllegalArgumentException e) {
            throw new Refused(ProjectRefusal.BAD_RULE, String.valueOf(e.getMessage()));
        }
        var now = clock.instant();
        rules.keep(new RuleOverride(row, reason, centre.account(), now));
        var logged = CanonicalJson.write(Map.of(
                "v", 1, "row", row.line(), "reason", reason, "at", Times.format(now.truncatedTo(ChronoUnit.MILLIS))));
        log.append(new OpenEntry("RULE", SignedMessage.sign(logged, keys.signer())));
        return row;
    }
}
