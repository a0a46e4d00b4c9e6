package org.sunseal.cli.scenario.procedure;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.LotPlay;
import org.sunseal.cli.scenario.Papers;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Times;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** The agency books the opening, stores terms and documents, and announces the lots by signed notices. */
public final class PublishTender {
    private static final int MINIMUM_BIDS = 3;
    private static final Duration OBJECTION_WINDOW = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final Ensemble ensemble;
    private final Actor agency;
    private final Duration objectionWindow;

    public PublishTender(Ensemble ensemble) {
        this(ensemble, OBJECTION_WINDOW);
    }

    /** @param objectionWindow how long bidders may object to a frozen list before the trustees release their shares */
    PublishTender(Ensemble ensemble, Duration objectionWindow) {
        this.ensemble = ensemble;
        this.objectionWindow = objectionWindow;
        this.agency = ensemble.cast().agency();
    }

    public void play(List<PlayedLot> lots) {
        var told = ensemble.told();
        told.act("The tender is announced");
        book(lots);
        for (var lot : lots) {
            told.step("Terms and documents of %s are stored; their root goes into the notice".formatted(lot));
            var root = store(lot, ensemble.clocks().now());
            told.step("A signed notice announces it, to the platform and to every trustee's inbox");
            var notice = first(lot, root);
            var announced = new LotPlay(notice);
            announced.publish(
                    notice, agency, ensemble.inboxes(), ensemble.setting().register(), told);
            lot.announcedAs(announced);
            Deviation.unless(lot.stage(ensemble.anyone()).equals("ISSUING"), "The documents are not issued");
        }
        told.step("Four of five trustees allot one-time keys to each lot, and to nothing else");
        for (var lot : lots) {
            var bidder = ensemble.cast().bidder(lot.kind().offers().firstKey());
            lot.announced().awaitKeys(bidder, ensemble.setting().register(), told);
        }
    }

    /** Books the openings, after which the lots may be announced. */
    void book(List<PlayedLot> lots) {
        for (var lot : lots) {
            ensemble.told().step("The opening of %s is booked for %s".formatted(lot, Times.format(lot.openAt())));
            var booked = agency.api().put(lot.path() + "/schedule", Map.of("openAt", Times.format(lot.openAt())));
            Deviation.unless(booked.text("stage").equals("SCHEDULED"), "The opening is not booked");
        }
    }

    private String store(PlayedLot lot, Instant now) {
        var terms = new PlayedTerms(lot, agency);
        put(lot, terms.fileName(1), terms.first(now, lot.openAt()));
        var documents = new ChinesePaper(
                "招标文件",
                lot.toString(),
                List.of(
                        "项目名称：" + lot.name(),
                        "投标文件加密至五家密钥受托机构共同生成的一次性密钥，任意三家可在开标时解密，任何人不得提前查看。",
                        "投标人不足三家的，不予开标。",
                        "评标办法和最高限价见结构化条款。"));
        put(lot, PlayedTerms.DOCUMENTS, documents.pdf());
        put(lot, PlayedTerms.BILL, bill(lot));
        return agency.api().get(lot.tenderPath() + "/documents").digest("documentsRoot");
    }

    private byte[] bill(PlayedLot lot) {
        var file = ensemble.folder(lot).resolve(PlayedTerms.BILL);
        try {
            Files.createDirectories(file.getParent());
            return Files.readAllBytes(Papers.spreadsheet(
                    file, List.of(List.of("Item", "Unit", "Quantity"), List.of(lot.name(), "sum", "1"))));
        } catch (IOException e) {
            throw new Deviation(file + " cannot be read", e);
        }
    }

    private void put(PlayedLot lot, String name, byte[] content) {
        agency.api().put(lot.tenderPath() + "/documents/" + name, content);
    }

    private Notice first(PlayedLot lot, String documentsRoot) {
        return new Notice(
                lot.tender(),
                lot.lot(),
                1,
                null,
                List.of(new NoticeRound(LotPlay.ROUND, "complete", lot.openAt(), null)),
                MINIMUM_BIDS,
                objectionWindow,
                GRACE,
                "intl-1",
                "trustees",
                List.of(Certificates.sha256(agency.signer().certificate())),
                ensemble.setting().register().sha256(),
                documentsRoot);
    }
}
