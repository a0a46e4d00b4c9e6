package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.award.Papers;
import org.sunseal.project.LotKey;
import org.sunseal.supervision.FileEvent.Kind;

/** What happened after the opening: draws, sittings, papers, and new beginnings. Nobody who sat is named. */
@ApplicationScoped
class OutcomeEvents {
    private final Papers papers;
    private final Rows rows;

    OutcomeEvents(Papers papers, Rows rows) {
        this.papers = papers;
        this.rows = rows;
    }

    List<FileEvent> of(LotKey lot) {
        var events = new ArrayList<FileEvent>();
        drawn(lot, events);
        evaluated(lot, events);
        for (var paper : papers.of(lot)) {
            events.add(FileEvent.of(
                            Kind.PAPER,
                            paper.keptAt(),
                            Map.of(
                                    "kind", paper.kind().name(),
                                    "number", Integer.toString(paper.number()),
                                    "public", Boolean.toString(paper.kind().isPublic()),
                                    "pdf", Boolean.toString(paper.kind().isPdf())))
                    .on(paper.sha256()));
        }
        begunAgain(lot, events);
        rows.all(
                        row -> FileEvent.of(
                                        Kind.ARCHIVED,
                                        Rows.instant(row, "archived_at"),
                                        Map.of(
                                                "retention", row.getString("retention"),
                                                "retainUntil",
                                                        Rows.instant(row, "retain_until")
                                                                .toString()))
                                .on(row.getString("manifest_sha256")),
                        "select archived_at, retention, retain_until, manifest_sha256 from lot_archive where tender = ? and lot = ?",
                        lot.tender(),
                        lot.lot())
                .forEach(events::add);
        return events;
    }

    private void drawn(LotKey lot, List<FileEvent> events) {
        events.addAll(rows.all(
                row -> FileEvent.of(
                        Kind.DRAW_REQUESTED,
                        Rows.instant(row, "requested_at"),
                        Map.of(
                                "drawId", row.getString("draw_id"),
                                "number", Integer.toString(row.getInt("draw_seq")),
                                "state", row.getString("state"),
                                "evaluationAt",
                                        Rows.instant(row, "evaluation_at").toString())),
                "select draw_id, draw_seq, state, evaluation_at, requested_at from committee_draw where tender = ? and lot = ?",
                lot.tender(),
                lot.lot()));
    }

    private record SittingTimes(
            Map<String, String> facts,
            Instant begun,
            @Nullable Instant finished,
            @Nullable String voidReason) {}

    private void evaluated(LotKey lot, List<FileEvent> events) {
        var sittings = rows.all(
                row -> new SittingTimes(
                        Map.of(
                                "round", Integer.toString(row.getInt("round")),
                                "sitting", Integer.toString(row.getInt("sitting"))),
                        Rows.instant(row, "begun_at"),
                        Rows.instantOrNull(row, "finished_at"),
                        row.getString("void_reason")),
                "select round, sitting, begun_at, finished_at, void_reason from evaluation where tender = ? and lot = ?"
                        + " order by begun_at",
                lot.tender(),
                lot.lot());
        for (var sitting : sittings) {
            var facts = new LinkedHashMap<>(sitting.facts());
            if (sitting.voidReason() != null) {
                facts.put("void", sitting.voidReason());
            }
            events.add(FileEvent.of(Kind.EVALUATION_BEGUN, sitting.begun(), facts));
            if (sitting.finished() != null) {
                events.add(FileEvent.of(Kind.EVALUATION_ENDED, sitting.finished(), facts));
            }
        }
    }

    private void begunAgain(LotKey lot, List<FileEvent> events) {
        events.addAll(rows.all(
                row -> FileEvent.of(
                        Kind.REEVALUATION,
                        Rows.instant(row, "kept_at"),
                        Map.of("newCommittee", Boolean.toString(row.getBoolean("new_committee")))),
                "select kept_at, new_committee from reevaluation where tender = ? and lot = ?",
                lot.tender(),
                lot.lot()));
        events.addAll(rows.all(
                row -> FileEvent.of(
                        Kind.RETENDERED,
                        Rows.instant(row, "kept_at"),
                        Map.of("tendering", Integer.toString(row.getInt("tendering")))),
                "select kept_at, tendering from retendering where tender = ? and lot = ?",
                lot.tender(),
                lot.lot()));
    }
}
