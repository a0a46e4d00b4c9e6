package org.sunseal.cli.scenario.procedure;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.AnswerText;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.dispute.proof.Outcome;

/** A losing bidder objects to the outcome, with evidence, and the agency has to grant it in a signed answer. */
public final class UpholdObjection {
    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

    private static final String LETTER = "letter-of-an-earlier-client.pdf";

    private final Ensemble ensemble;

    public UpholdObjection(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /**
     * Objects while the outcome is public.
     *
     * @param consequence what the answer says must follow
     */
    public void play(PlayedLot lot, Consequence consequence) {
        var told = ensemble.told();
        told.act("An objection is upheld");
        var id = object(lot);
        told.step("The agency answers: the objection is right");
        answer(lot, id, consequence);
        Deviation.unless(
                shown(lot, id).object("answer").text("outcome").equals("UPHELD"), "The answer is not what was signed");
        told.seen("what follows: %s"
                .formatted(consequence.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    /** Files it, which pauses an engineering lot; answers what the platform calls it. */
    String object(PlayedLot lot) {
        var told = ensemble.told();
        var award = SeenAward.of(lot);
        var first = award.candidates().getFirst();
        var second = award.candidates().get(1);
        var objector = award.desk(second.slot()).bidder();
        told.step("%s: %s objects to %s, with a letter as evidence".formatted(lot, objector.name(), first.name()));
        var before = lot.stage(ensemble.anyone());
        var id = file(lot, objector, letterAbout(first));
        var paused = lot.kind() == Kind.ENGINEERING;
        var stage = lot.stage(ensemble.anyone());
        Deviation.unless(
                stage.equals(paused ? "PAUSED_OBJECTION_RESULT" : before), "An open objection leaves it " + stage);
        told.seen(
                paused
                        ? "everything stands still until the answer, due %s".formatted(dueAt(lot, id))
                        : "no contract may be signed until the answer, due %s".formatted(dueAt(lot, id)));
        return id;
    }

    private static byte[] letterAbout(SeenAward.Candidate first) {
        return new ChinesePaper(
                        "情况说明",
                        "前业主的证明",
                        List.of("%s 在投标文件中所列类似项目业绩，系与我单位签订的合同。".formatted(first.name()), "该合同签订后第二个月即终止，从未实际履行。"))
                .pdf();
    }

    private String file(PlayedLot lot, Actor objector, byte[] content) {
        var sha256 = Framing.hex(Framing.sha256(content));
        objector.api().put("%s/evidence/%s".formatted(objections(lot), sha256), content);
        var text = new ObjectionText(
                lot.tender(),
                lot.lot(),
                About.RESULT,
                "排名第一的投标人所列类似项目业绩从未履行，见所附证明。",
                LocalDate.ofInstant(ensemble.clocks().now(), LEGAL_ZONE),
                List.of(new ObjectionText.Evidence(LETTER, sha256)));
        return objector.api()
                .post(objections(lot), Map.of("objection", text.sign(objector.signer())))
                .text("id");
    }

    private void answer(PlayedLot lot, String id, Consequence consequence) {
        var agency = ensemble.cast().agency();
        var text = new AnswerText(UUID.fromString(id), "经核实，所附证明属实，该业绩系虚假业绩，异议成立。", Outcome.UPHELD, false, consequence);
        agency.api().put("%s/%s/answer".formatted(objections(lot), id), Map.of("answer", text.sign(agency.signer())));
    }

    private static String objections(PlayedLot lot) {
        return lot.path() + "/objections";
    }

    private String dueAt(PlayedLot lot, String id) {
        return shown(lot, id).optionalText("dueAt").orElseThrow(() -> new Deviation("No period is set for the answer"));
    }

    private Fields shown(PlayedLot lot, String id) {
        return ensemble.cast().agency().api().get(objections(lot)).list("objections").stream()
                .filter(each -> each.text("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new Deviation("The objection is not shown"));
    }
}
