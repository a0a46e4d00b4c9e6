package org.sunseal.cli.scenario.procedure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.cli.PlatformTimestamps;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Expected;
import org.sunseal.documents.pdf.SignedPdf;

/** Tenderee and winner sign the contract one behind the other, and the platform records it. */
public final class ConcludeContract {
    private static final String REASON = "合同签署"; // what a reader of the PDF is shown: the contract is signed
    private static final BigDecimal BOND = new BigDecimal("0.05");

    private final Ensemble ensemble;

    public ConcludeContract(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves a procurement contracted, and an engineering lot settled as well: no bonds were taken. */
    public void play(PlayedLot lot) {
        var told = ensemble.told();
        told.act("The contract");
        var desk = SeenAward.of(lot).winner();
        var form = desk.newest().orElseThrow().offer().form();
        told.step("%s: %s and %s sign the same PDF, each with its own key"
                .formatted(lot, lot.tenderee().name(), desk.bidder().name()));
        var pdf = signed(lot, desk.bidder(), form);
        var file = lot.tenderee()
                .api()
                .put(SeenAward.path(lot) + "/files/contract.pdf", pdf)
                .digest("sha256");
        told.step("It is recorded; a contract for less than the bid would not be");
        told.seen(Expected.refusal("contract-unlike-the-bid", () -> record(lot, terms(file, form, "1.00"))));
        record(lot, terms(file, form, form.price()));
        var wanted = lot.kind() == Kind.ENGINEERING ? "SETTLED" : "CONTRACTED";
        var stage = lot.stage(ensemble.anyone());
        Deviation.unless(stage.equals(wanted), "The contracted lot is " + stage);
        var rule = lot.kind() == Kind.ENGINEERING ? "ENG-CONTRACT-30D" : "GP-CONTRACT-30D";
        var limit = SeenAward.of(lot).requireLimit(rule);
        Deviation.unless(limit.met() && !limit.overdue(), "The contract counts as late");
        told.seen("CNY %s, within the time there is, %s".formatted(form.price(), limit.citation()));
    }

    private byte[] signed(PlayedLot lot, Actor winner, OpeningForm form) {
        var pdf = new ChinesePaper(
                        lot.kind() == Kind.ENGINEERING ? "建设工程施工合同" : "政府采购合同",
                        lot.toString(),
                        List.of(
                                "甲方：" + lot.tenderee().name(),
                                "乙方：" + winner.name(),
                                "标的：" + lot.name(),
                                "合同价：人民币 %s 元".formatted(form.price()),
                                "期限：%s 天".formatted(form.durationDays()),
                                "其余条款以招标文件和中标人的投标文件为准。"))
                .pdf();
        for (var party : List.of(lot.tenderee(), winner)) {
            var stamps = new PlatformTimestamps(party.api(), ensemble.setting().register());
            pdf = SignedPdf.sign(
                    pdf, party.signer(), stamps, REASON, ensemble.clocks().now());
        }
        return pdf;
    }

    private static Map<String, Object> terms(String file, OpeningForm form, String price) {
        var terms = new HashMap<String, Object>();
        terms.put("pdfSha256", file);
        terms.put("price", price);
        terms.put("currency", form.currency());
        terms.put("durationDays", form.durationDays());
        terms.put("quality", form.quality());
        terms.put(
                "items",
                form.items().stream()
                        .map(item -> Map.of("label", item.label(), "value", item.value()))
                        .toList());
        terms.put(
                "performanceBond",
                new BigDecimal(form.price())
                        .multiply(BOND)
                        .setScale(2, RoundingMode.DOWN)
                        .toPlainString());
        terms.put("signatures", List.of());
        return terms;
    }

    private static void record(PlayedLot lot, Map<String, Object> terms) {
        lot.tenderee().api().post(SeenAward.path(lot) + "/contract", terms);
    }
}
