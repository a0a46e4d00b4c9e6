package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sunseal.award.proof.Announcement;
import org.sunseal.award.proof.Contract;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.Reports;
import org.sunseal.evaluation.proof.Charge;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.project.Lot;
import org.sunseal.project.LotTerms;
import org.sunseal.project.TenderDocuments;
import org.sunseal.project.TenderProjects;
import org.sunseal.project.TermsInForce;
import org.sunseal.trade.WorkCalendar;

/** Gathers what the platform knows of an announcement: from report, opening record, terms and contract. */
@ApplicationScoped
class KnownFacts {
    private final QuotedBids quoted;
    private final Papers papers;
    private final TenderProjects projects;
    private final TenderDocuments documents;
    private final TermsInForce terms;
    private final Reports reports;

    KnownFacts(
            QuotedBids quoted,
            Papers papers,
            TenderProjects projects,
            TenderDocuments documents,
            TermsInForce terms,
            Reports reports) {
        this.quoted = quoted;
        this.papers = papers;
        this.projects = projects;
        this.documents = documents;
        this.terms = terms;
        this.reports = reports;
    }

    /** What is known of that announcement of the lot; refuses {@code not-decided} where a winner is needed. */
    AnnouncementFacts of(Lot lot, Award award, Announcement.Subject subject) {
        return new AnnouncementFacts(fields(lot), entries(award, subject));
    }

    private Map<String, String> fields(Lot lot) {
        var tender = lot.key().tender();
        var fields = new TreeMap<String, String>();
        fields.put("projectName", projects.get(tender).name());
        fields.put("projectCode", tender);
        fields.put("documentsRoot", documents.root(tender));
        terms.of(lot.key())
                .map(LotTerms::announcement)
                .ifPresent(announced -> announced.forEach((field, value) -> {
                    if (field.startsWith("tenderee") || field.startsWith("agency")) {
                        fields.put(field, value);
                    }
                }));
        reports.of(lot.key()).map(KnownFacts::experts).ifPresent(names -> fields.put("experts", names));
        return fields;
    }

    /** Those who sat for nobody: the tenderee's own representative is no expert. */
    private static String experts(EvaluationReport report) {
        return report.charge().committee().stream()
                .filter(seat -> !seat.delegate())
                .map(Charge.CommitteeSeat::member)
                .map(member -> report.names().getOrDefault(member, ""))
                .sorted()
                .collect(Collectors.joining("、"));
    }

    private List<Map<String, String>> entries(Award award, Announcement.Subject subject) {
        return switch (subject) {
            case CANDIDATES ->
                award.candidates().stream()
                        .map(candidate -> candidate(award, candidate))
                        .toList();
            case RESULT -> List.of(winner(award));
            case CONTRACT -> List.of(contract(award));
        };
    }

    private Map<String, String> candidate(Award award, Candidate candidate) {
        var facts = named(award, candidate);
        facts.put("rank", Integer.toString(candidate.rank()));
        if (candidate.score() != null) {
            facts.put("score", candidate.score());
        }
        return facts;
    }

    private Map<String, String> winner(Award award) {
        return named(award, award.requireWinner());
    }

    private Map<String, String> contract(Award award) {
        var facts = named(award, award.requireWinner());
        var contract = Contract.read(SignedMessage.parse(
                        papers.require(award.lot(), Paper.Kind.CONTRACT).content())
                .body());
        facts.put("contractSha256", contract.pdfSha256());
        facts.put(
                "signedAt",
                contract.signedAt()
                        .atZone(WorkCalendar.LEGAL_ZONE)
                        .toLocalDate()
                        .toString());
        return facts;
    }

    private Map<String, String> named(Award award, Candidate candidate) {
        var facts = new TreeMap<>(quoted.facts(award.lot(), award.round(), candidate.slot()));
        facts.put("slot", candidate.slot());
        facts.put("name", candidate.name());
        facts.put("creditCode", candidate.creditCode());
        return facts;
    }
}
