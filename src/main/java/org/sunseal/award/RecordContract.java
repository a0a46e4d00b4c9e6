package org.sunseal.award;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.award.proof.Contract;
import org.sunseal.award.proof.Terms;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.Organisations;
import org.sunseal.identity.Party;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.RulesInForce;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Quota;
import org.sunseal.trade.Subject;
import org.sunseal.trade.Trigger;

/**
 * Records a contract both parties signed: it is at the price and on the terms of the bid. A late one is taken and flagged,
 * because refusing it would only hide it. The step, the paper and its open log entry are one transaction.
 */
@ApplicationScoped
public class RecordContract {
    private final Lots lots;
    private final Awards awards;
    private final Papers papers;
    private final AttachFile files;
    private final QuotedBids quoted;
    private final ContractSignatures signatures;
    private final TenderSide tenderSide;
    private final Organisations organisations;
    private final OpenMatters matters;
    private final SettleBonds settle;
    private final RulesInForce rules;
    private final Clocks clocks;
    private final PlatformKeys keys;
    private final AuditLog log;
    private final Event<AwardEvent> events;
    private final Clock clock;

    RecordContract(
            Lots lots,
            Awards awards,
            Papers papers,
            AttachFile files,
            QuotedBids quoted,
            ContractSignatures signatures,
            TenderSide tenderSide,
            Organisations organisations,
            OpenMatters matters,
            SettleBonds settle,
            RulesInForce rules,
            Clocks clocks,
            PlatformKeys keys,
            AuditLog log,
            Event<AwardEvent> events,
            Clock clock) {
        this.lots = lots;
        this.awards = awards;
        this.papers = papers;
        this.files = files;
        this.quoted = quoted;
        this.signatures = signatures;
        this.tenderSide = tenderSide;
        this.organisations = organisations;
        this.matters = matters;
        this.settle = settle;
        this.rules = rules;
        this.clocks = clocks;
        this.keys = keys;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A contract handed in.
     *
     * @param pdfSha256 the file, attached before
     * @param performanceBond zero where none is given
     * @param detached the parties' signatures over the file; none when they are inside the PDF
     */
    public record Signed(String pdfSha256, Terms terms, BigDecimal performanceBond, List<byte[]> detached) {
        public Signed {
            detached = List.copyOf(detached);
        }
    }

    private record Parties(Organisation tenderee, Organisation winner, Instant told) {
        List<Organisation> both() {
            return List.of(tenderee, winner);
        }
    }

    /**
     * The recorded contract.
     *
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code not-the-tender-side}, {@code no-such-file}, {@code
     *     contract-unlike-the-bid}, {@code above-maximum} for the bond, {@code matters-open}, {@code step-not-allowed}, and
     *     what {@link ContractSignatures} finds
     */
    public Paper record(Party party, LotKey key, Signed handedIn) {
        var now = clock.instant();
        var parties = QuarkusTransaction.requiringNew().call(() -> parties(party, key, now));
        var pdf = files.read(key, handedIn.pdfSha256());
        var signed = signatures.check(pdf, handedIn.detached(), parties.both(), parties.told());
        return QuarkusTransaction.requiringNew().call(() -> keep(key, handedIn, signed, now));
    }

    private Parties parties(Party party, LotKey key, Instant now) {
        var project = tenderSide.require(party, key, now);
        var award = awards.get(key);
        return new Parties(
                organisations.get(project.tenderee()),
                organisations.get(award.requireWinner().organisation()),
                award.toldAt()
                        .orElseThrow(
                                () -> new Refused(AwardRefusal.NOTICE_NOT_SIGNED, "The award notice is not sent yet")));
    }

    private Paper keep(LotKey key, Signed handedIn, List<Contract.Signature> signed, Instant now) {
        var lot = lots.lock(key);
        var award = awards.get(key);
        lot.move(Trigger.CONTRACT, Actor.TENDEREE);
        matters.requireContractFree(key);
        var winner = award.requireWinner();
        var offered = Terms.of(quoted.form(key, award.round(), winner.slot()));
        Refused.all(new ContractRules(offered, bondRule(lot)).refuse(handedIn.terms(), handedIn.performanceBond()));
        var contract = new Contract(
                key.tender(),
                key.lot(),
                award.round(),
                award.decisionSha256().orElseThrow(),
                handedIn.pdfSha256(),
                handedIn.terms(),
                handedIn.performanceBond().setScale(2).toPlainString(),
                signed);
        var message = SignedMessage.sign(contract.body(), keys.signer());
        var paper = papers.keep(key, Paper.Kind.CONTRACT, message, now);
        for (var detached : handedIn.detached()) {
            papers.keep(key, Paper.Kind.CONTRACT_SIGNATURE, detached, now);
        }
        log.append(new OpenEntry("CONTRACT", message));
        clocks.meet(key, Subject.CONTRACT, now);
        clocks.start(lot, Subject.CONTRACT_PUBLICATION, now);
        clocks.start(lot, Subject.BOND_REFUND, now);
        settle.after(lot, now);
        events.fire(new AwardEvent.Contracted(key, contract.sha256()));
        Log.infof("Lot %s: contract %s recorded", key, contract.sha256());
        return paper;
    }

    private Optional<Quota> bondRule(Lot lot) {
        return rules.of(lot).rows().stream()
                .filter(row -> row.subject() == Subject.PERFORMANCE_BOND)
                .findFirst()
                .map(Quota::new);
    }
}
