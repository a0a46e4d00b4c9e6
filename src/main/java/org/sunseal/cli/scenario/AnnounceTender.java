package org.sunseal.cli.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Times;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** The tenderee mandates its agency, which registers the project, stores the documents and announces two lots. */
final class AnnounceTender {
    private static final int MINIMUM_BIDS = 3;
    private static final Duration OBJECTION_WINDOW = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final List<String> LOTS = List.of("Footbridge over the canal", "Planting along the canal");

    private final Setting setting;
    private final Cast cast;
    private final Inboxes inboxes;
    private final Narration told;

    AnnounceTender(Setting setting, Cast cast, Inboxes inboxes, Narration told) {
        this.setting = setting;
        this.cast = cast;
        this.inboxes = inboxes;
        this.told = told;
    }

    /**
     * Announces both lots and waits until the trustees have allotted keys to them.
     *
     * @param tender a code no project has
     * @param openAt when both open, unless a later notice moves it
     */
    List<LotPlay> play(String tender, Instant now, Instant openAt) {
        told.act("The tender is announced");
        var agency = cast.agency();
        told.step("%s mandates %s, which registers %s".formatted(cast.tenderee().name(), agency.name(), tender));
        cast.tenderee()
                .api()
                .post(
                        "/api/mandates",
                        Map.of(
                                "from", cast.tenderee().creditCode(),
                                "to", agency.account(),
                                "scope", "tender",
                                "validUntil", Times.format(now.plus(Duration.ofDays(365)))));
        agency.api()
                .post(
                        "/api/tender-projects",
                        Map.of(
                                "code",
                                tender,
                                "name",
                                "Canal renewal, played by a scenario",
                                "tenderee",
                                cast.tenderee().creditCode()));
        for (int i = 0; i < LOTS.size(); i++) {
            var lot =
                    Map.of("lot", lot(i), "name", LOTS.get(i), "minimumBids", MINIMUM_BIDS, "classOfSlots", "default");
            agency.api().post("/api/tender-projects/%s/lots".formatted(tender), lot);
        }
        told.step("The tender documents are stored; their root goes into the notices");
        var root = storeDocuments(tender);
        told.step("A signed notice announces each lot, to the platform and to every trustee's inbox");
        var lots = IntStream.range(0, LOTS.size())
                .mapToObj(i -> announce(first(tender, lot(i), openAt, root)))
                .toList();
        told.step("Four of five trustees allot one-time keys to each lot, and to nothing else");
        for (var lot : lots) {
            lot.awaitKeys(cast.bidder(lot.lot().equals("1") ? 1 : 6), setting.register(), told);
        }
        return lots;
    }

    private static String lot(int index) {
        return Integer.toString(index + 1);
    }

    private LotPlay announce(Notice notice) {
        var lot = new LotPlay(notice);
        lot.publish(notice, cast.agency(), inboxes, setting.register(), told);
        return lot;
    }

    private Notice first(String tender, String lot, Instant openAt, String documentsRoot) {
        return new Notice(
                tender,
                lot,
                1,
                null,
                List.of(new NoticeRound(LotPlay.ROUND, "complete", openAt, null)),
                MINIMUM_BIDS,
                OBJECTION_WINDOW,
                GRACE,
                "intl-1",
                "trustees",
                List.of(Certificates.sha256(cast.agency().signer().certificate())),
                setting.register().sha256(),
                documentsRoot);
    }

    private String storeDocuments(String tender) {
        var documents = "/api/tender-projects/%s/documents".formatted(tender);
        var file = Papers.pdf(
                setting.out().resolve("tender-documents.pdf"),
                "Canal renewal: tender documents",
                List.of(
                        "Lot 1: " + LOTS.getFirst() + ". Lot 2: " + LOTS.getLast() + ".",
                        "Bids are sealed to keys that five trustees hold together; any three open them.",
                        "A lot with fewer than three bids is not opened."));
        cast.agency().api().put(documents + "/tender-documents.pdf", bytes(file));
        return cast.agency().api().get(documents).digest("documentsRoot");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Deviation(file + " cannot be read", e);
        }
    }
}
