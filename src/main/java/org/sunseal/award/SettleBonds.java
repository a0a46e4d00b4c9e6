package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Times;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.project.Lot;
import org.sunseal.project.LotTerms;
import org.sunseal.project.TermsInForce;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Subject;
import org.sunseal.trade.Trigger;

/** Pays bonds back after the contract. None are taken yet, so what is kept is a paper that says so. */
@ApplicationScoped
class SettleBonds {
    private final TermsInForce terms;
    private final Papers papers;
    private final Clocks clocks;
    private final PlatformKeys keys;

    SettleBonds(TermsInForce terms, Papers papers, Clocks clocks, PlatformKeys keys) {
        this.terms = terms;
        this.papers = papers;
        this.clocks = clocks;
        this.keys = keys;
    }

    /** Settles a lot that took no bonds, where its kind's table has the step. The caller holds it alone. */
    @Transactional(TxType.MANDATORY)
    void after(Lot lot, Instant now) {
        var taken = terms.of(lot.key()).map(LotTerms::bond).filter(bond -> !bond.equals(LotTerms.NO_BOND));
        if (taken.isPresent()) {
            return; // the clock of the refund runs on and tells when it is late
        }
        clocks.meet(lot.key(), Subject.BOND_REFUND, now);
        if (lot.allows(Trigger.REFUND_BONDS)) {
            lot.move(Trigger.REFUND_BONDS, Actor.SYSTEM);
            papers.keep(lot.key(), Paper.Kind.SETTLEMENT, SignedMessage.sign(body(lot, now), keys.signer()), now);
        }
    }

    private static byte[] body(Lot lot, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("tender", lot.key().tender());
        json.put("lot", lot.key().lot());
        json.put("bond", LotTerms.NO_BOND);
        json.put("ground", "none were taken");
        json.put("at", Times.format(now));
        return CanonicalJson.write(json);
    }
}
