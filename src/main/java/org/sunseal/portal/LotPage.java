package org.sunseal.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.Stage;

/**
 * Everything the public page of a lot shows at one instant.
 *
 * @param stoppedAt where the regulator stopped it; null unless it is suspended
 * @param line the stages it has passed, where it is, and what lies ahead
 * @param announcement what the notice announces, by field; empty where no structured terms are published
 * @param ceilingPrice the highest price a bid may name, in yuan; null where none was set
 * @param supply how long the tender documents can be had; null where no terms say so
 * @param answers the questions that were answered; those that wait are nobody's to read
 * @param outcome what was announced about it, in the order it came out
 * @param links where the signed originals are, by what they are
 */
public record LotPage(
        Instant at,
        ListedLot lot,
        @Nullable Stage stoppedAt,
        int minimumBids,
        int tendering,
        List<StageLine.Stop> line,
        List<Notice> notices,
        Map<String, String> announcement,
        @Nullable String ceilingPrice,
        @Nullable Supply supply,
        List<Requirement> qualification,
        List<Requirement> responsiveness,
        List<FormLine> openingForm,
        List<Document> documents,
        List<Answered> answers,
        List<RoundShown> rounds,
        List<LotOutcome> outcome,
        List<Order> orders,
        Map<String, String> links) {

    /**
     * A notice, and what it changed.
     *
     * @param inChain false for one that was signed but breaks the chain; it binds only where it delays
     * @param witnessedAt when the log's witnesses had seen it; null until it is known
     * @param reason what the addendum says of itself; null where it says nothing
     * @param changes against the version before; none in the first
     * @param documentsAdded names of documents that became public with it, those of the first left out
     */
    public record Notice(
            int version,
            String noticeSha256,
            Instant publishedAt,
            boolean inChain,
            @Nullable Instant witnessedAt,
            @Nullable String reason,
            List<NoticeChanges.Change> changes,
            List<String> documentsAdded) {}

    /** From when until when the tender documents can be had. */
    public record Supply(Instant from, Instant until) {}

    /** Something to be proved or answered. */
    public record Requirement(String id, String text) {}

    /**
     * A line of the opening form.
     *
     * @param type money, days or text
     */
    public record FormLine(String name, String label, String type) {}

    /**
     * A published document.
     *
     * @param size in bytes
     */
    public record Document(String name, long size, String sha256, Instant publishedAt, String href) {}

    /** A question with its answer; who asked is shown to nobody. */
    public record Answered(String question, LocalDate askedOn, String answer, Instant answeredAt) {}

    /**
     * What was announced about the outcome.
     *
     * @param subject candidates, result or contract
     * @param until until when it stands at least; null where no period is set
     * @param current false where a newer one of the same subject stands instead
     */
    public record LotOutcome(
            String subject,
            String sha256,
            Instant publishedAt,
            @Nullable Instant until,
            boolean current,
            Map<String, String> fields,
            List<Map<String, String>> entries) {}

    /**
     * An order of the regulator.
     *
     * @param kind SUSPEND, RESUME, TERMINATE or DECIDE
     */
    public record Order(String kind, String orderSha256, Instant recordedAt) {}
}
