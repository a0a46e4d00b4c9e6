package org.sunseal.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Stage;

/** Puts together the public page of a lot. Who asks sees what everybody sees. */
@ApplicationScoped
public class ShowLot {
    private final DataSource database;
    private final TermsText terms;
    private final Clock clock;

    ShowLot(DataSource database, TermsText terms, Clock clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
    }

    /** Where a lot stands, as its row has it. */
    private record Standing(ListedLot lot, @Nullable Stage stoppedAt, int minimumBids, int tendering) {
        static Standing read(ResultSet row) throws SQLException {
            var stoppedAt = row.getString("stopped_at");
            return new Standing(
                    ListedLot.read(row),
                    stoppedAt == null ? null : Stage.valueOf(stoppedAt),
                    row.getInt("minimum_bids"),
                    row.getInt("tendering"));
        }
    }

    /**
     * The page as it is now.
     *
     * @throws Refused {@code not-published}
     */
    @Transactional
    public LotPage show(String tender, String lot) {
        var now = clock.instant();
        var standing = of("portal_lot", tender, lot, "")
                .first(database, Standing::read)
                .orElseThrow(() -> new Refused(
                        PortalRefusal.NOT_PUBLISHED, "No notice of a lot %s/%s is published".formatted(tender, lot)));
        var documents = documents(tender);
        var versions = terms.versions(tender, lot).stream()
                .map(version -> new PublishedNotices.Terms(version, terms.read(version)))
                .toList();
        var notices = new PublishedNotices(
                of("portal_notice", tender, lot, "order by version, in_chain desc, published_at")
                        .rows(database, PublishedNotices.Kept::read),
                documents,
                versions);
        var said = new TermsShown(
                versions.isEmpty() ? Map.of() : versions.getLast().said());
        var rounds = of("portal_round", tender, lot, "order by round").rows(database, RoundShown::read);
        var outcome = outcome(tender, lot);
        return new LotPage(
                now,
                standing.lot(),
                standing.stoppedAt(),
                standing.minimumBids(),
                standing.tendering(),
                line(standing, notices, rounds, outcome, now),
                notices.shown(),
                said.announcement(),
                said.ceilingPrice(),
                said.supply(),
                said.requirements("qualification"),
                said.requirements("responsiveness"),
                said.openingForm(),
                documents,
                answers(tender, lot),
                rounds,
                outcome,
                of("portal_order", tender, lot, "order by recorded_at, body_sha256")
                        .rows(
                                database,
                                row -> new LotPage.Order(
                                        row.getString("kind"),
                                        row.getString("body_sha256"),
                                        Query.instant(row, "recorded_at"))),
                links(tender, lot));
    }

    private static Query of(String view, String tender, String lot, String order) {
        return Query.of("select * from %s where tender = ? and lot = ? %s".formatted(view, order), tender, lot);
    }

    private List<LotPage.Document> documents(String tender) {
        return Query.of(
                        "select name, size, sha256, published_at from portal_document where tender = ? order by name",
                        tender)
                .rows(
                        database,
                        row -> new LotPage.Document(
                                row.getString("name"),
                                row.getLong("size"),
                                row.getString("sha256"),
                                Query.instant(row, "published_at"),
                                "/api/tender-projects/%s/documents/%s".formatted(tender, row.getString("name"))));
    }

    private List<LotPage.Answered> answers(String tender, String lot) {
        return of("portal_answer", tender, lot, "order by answered_at, id")
                .rows(
                        database,
                        row -> new LotPage.Answered(
                                row.getString("question"),
                                row.getObject("asked_on", LocalDate.class),
                                row.getString("answer"),
                                Query.instant(row, "answered_at")));
    }

    private List<LotPage.LotOutcome> outcome(String tender, String lot) {
        var announced =
                of("portal_announcement", tender, lot, "order by number desc").rows(database, ShowLot::announcement);
        var seen = new HashSet<String>();
        var outcome = new ArrayList<LotPage.LotOutcome>();
        for (var each : announced) { // the newest of each subject stands
            outcome.addFirst(seen.add(each.subject()) ? each : superseded(each));
        }
        return outcome;
    }

    private static LotPage.LotOutcome announcement(ResultSet row) throws SQLException {
        var announced = Announced.read(Objects.requireNonNull(row.getBytes("content"), "a paper has bytes"));
        return new LotPage.LotOutcome(
                row.getString("subject"),
                announced.sha256(),
                Query.instant(row, "kept_at"),
                announced.until(),
                true,
                announced.fields(),
                announced.entries());
    }

    private static LotPage.LotOutcome superseded(LotPage.LotOutcome earlier) {
        return new LotPage.LotOutcome(
                earlier.subject(),
                earlier.sha256(),
                earlier.publishedAt(),
                earlier.until(),
                false,
                earlier.fields(),
                earlier.entries());
    }

    private static List<StageLine.Stop> line(
            Standing standing,
            PublishedNotices notices,
            List<RoundShown> rounds,
            List<LotPage.LotOutcome> outcome,
            Instant now) {
        var began = new EnumMap<Stage, Instant>(Stage.class);
        var planned = new EnumMap<Stage, Instant>(Stage.class);
        leading(standing, rounds).ifPresent(round -> {
            notices.announced(round.round()).ifPresent(at -> began.put(Stage.ISSUING, at));
            note(began, Stage.CLOSED, round.closedAt());
            note(began, Stage.OPENING, round.closedAt());
            note(began, Stage.READ_OUT, round.readOutAt());
            note(began, Stage.OPENED, "RETURNED".equals(round.state()) ? null : round.recordedAt());
            planned.put(Stage.CLOSED, round.opensAt());
            planned.put(Stage.OPENING, round.opensAt());
        });
        for (var announced : outcome) {
            if (announced.publishedAt().isBefore(began.getOrDefault(Stage.ISSUING, Instant.MIN))) {
                continue; // of an earlier tendering of the lot
            }
            switch (announced.subject()) {
                case "candidates" -> {
                    began.put(Stage.PUBLICITY, announced.publishedAt());
                    note(planned, Stage.AWARDABLE, announced.until());
                }
                case "result" -> began.put(Stage.ANNOUNCED, announced.publishedAt());
                default -> began.put(Stage.CONTRACT_PUBLISHED, announced.publishedAt());
            }
        }
        planned.values().removeIf(at -> !at.isAfter(now));
        return StageLine.of(new StageLine.Facts(
                standing.lot().kind(), standing.lot().stage(), standing.stoppedAt(), began, planned));
    }

    private static Optional<RoundShown> leading(Standing standing, List<RoundShown> rounds) {
        return rounds.stream()
                .filter(round -> round.tendering() == standing.tendering())
                .findFirst();
    }

    private static void note(Map<Stage, Instant> times, Stage stage, @Nullable Instant at) {
        if (at != null) {
            times.put(stage, at);
        }
    }

    private static Map<String, String> links(String tender, String lot) {
        var project = "/api/tender-projects/" + tender;
        var links = new LinkedHashMap<String, String>();
        links.put("project", project);
        links.put("documents", project + "/documents");
        links.put("lot", project + "/lots/" + lot);
        for (var below : List.of("notices", "enquiries", "objections", "orders", "announcements", "retenders")) {
            links.put(below, project + "/lots/" + lot + "/" + below);
        }
        return links;
    }
}
