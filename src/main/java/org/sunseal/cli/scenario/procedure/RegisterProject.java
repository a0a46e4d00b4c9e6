package org.sunseal.cli.scenario.procedure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Expected;
import org.sunseal.cli.scenario.Patience;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Times;
import org.sunseal.project.proof.Slip;

/**
 * The agency registers a project and its lot at the centre's window. The first answer tells at once all that is missing
 * (一次性告知); corrected, the project is accepted, and its lot has a transaction code.
 */
public final class RegisterProject {
    private static final Duration MANDATE = Duration.ofDays(365);
    private static final int MINIMUM_BIDS = 3;

    private final Ensemble ensemble;
    private final Actor agency;

    public RegisterProject(Ensemble ensemble) {
        this.ensemble = ensemble;
        this.agency = ensemble.cast().agency();
    }

    public void play(List<PlayedLot> lots) {
        ensemble.told().act("The project is registered at the centre's window");
        draft(lots);
        lots.forEach(this::handIn);
    }

    /** Everything before the window. */
    void draft(List<PlayedLot> lots) {
        var mandated = new HashSet<String>();
        for (var lot : lots) {
            if (mandated.add(lot.tenderee().creditCode())) {
                mandate(lot.tenderee());
            }
            draft(lot);
        }
    }

    private void mandate(Actor tenderee) {
        ensemble.told().step("%s mandates %s to tender for it".formatted(tenderee.name(), agency.name()));
        var until = ensemble.clocks().now().plus(MANDATE);
        tenderee.api()
                .post(
                        "/api/mandates",
                        Map.of(
                                "from", tenderee.creditCode(),
                                "to", agency.account(),
                                "scope", "tender",
                                "validUntil", Times.format(until)));
    }

    private void draft(PlayedLot lot) {
        ensemble.told().step("%s drafts project, tender project and lot %s".formatted(agency.name(), lot));
        var project = "P-" + lot.tender();
        agency.api()
                .post(
                        "/api/projects",
                        Map.of(
                                "code",
                                project,
                                "name",
                                lot.name(),
                                "tenderee",
                                lot.tenderee().creditCode(),
                                "region",
                                "CN",
                                "approval",
                                "滨发改投〔2026〕117号",
                                "fundSource",
                                "市级财政资金",
                                "investment",
                                lot.kind().investment(),
                                "stateFunded",
                                true));
        agency.api()
                .post(
                        "/api/tender-projects",
                        Map.of(
                                "code",
                                lot.tender(),
                                "name",
                                lot.name(),
                                "tenderee",
                                lot.tenderee().creditCode(),
                                "kind",
                                lot.kind().name(),
                                "region",
                                "CN",
                                "project",
                                project));
        agency.api()
                .post(
                        lot.tenderPath() + "/lots",
                        Map.of(
                                "lot",
                                lot.lot(),
                                "name",
                                lot.name(),
                                "minimumBids",
                                MINIMUM_BIDS,
                                "category",
                                lot.kind().category(),
                                "classOfSlots",
                                "small", // of few bidders; a platform without that class takes its usual one
                                "estimate",
                                lot.kind().ceiling()));
    }

    /** Leaves the drafted lot registered. */
    void handIn(PlayedLot lot) {
        var told = ensemble.told();
        var due = submit(lot);
        told.step("The centre finds two papers missing, and says so in one notice (补正), before " + due);
        var correction = answer(
                lot,
                Slip.Kind.CORRECTION,
                Map.of(
                        "kind",
                        "CORRECTION",
                        "items",
                        List.of(
                                Map.of("field", "approval", "text", "未附项目批准文件"),
                                Map.of("field", "mandate", "text", "未附委托代理合同"))));
        Deviation.unless(correction.items().size() == 2, "The correction notice names " + correction.items());
        told.step("The agency adds them and hands in again; nothing new may be asked for now");
        store(lot, "approval.pdf", "项目批准文件", "同意%s立项,批准文号滨发改投〔2026〕117号。".formatted(lot.name()));
        store(
                lot,
                "mandate.pdf",
                "委托代理合同",
                "%s委托%s办理本项目招标事宜。".formatted(lot.tenderee().name(), agency.name()));
        submit(lot);
        var late = Map.of("kind", "CORRECTION", "items", List.of(Map.of("field", "scope", "text", "范围不清")));
        told.seen(Expected.refusal(
                "correction-not-complete", () -> ensemble.centre().post(slips(lot), late)));
        told.step("The centre accepts (受理), and every lot has its unified transaction code");
        var accepted = answer(lot, Slip.Kind.ACCEPTED, Map.of("kind", "ACCEPTED"));
        var shown = agency.api().get(lot.path());
        Deviation.unless(
                accepted.codes().size() == 1
                        && accepted.codes().getFirst().code().equals(shown.text("transactionCode")),
                "The slip gives other codes than the lot has: " + accepted.codes());
        told.seen(shown.text("transactionCode"));
    }

    /** Hands it in and says until when the window has to answer. */
    private String submit(PlayedLot lot) {
        var registration = agency.api().post(lot.tenderPath() + "/registration", Map.of());
        Deviation.unless(registration.text("state").equals("SUBMITTED"), "It was handed in and did not arrive");
        return registration.text("dueAt");
    }

    private void store(PlayedLot lot, String name, String title, String sentence) {
        var paper = new ChinesePaper(title, lot.toString(), List.of(sentence));
        agency.api().put(lot.tenderPath() + "/documents/" + name, paper.pdf());
    }

    /** The centre answers; the agency reads the slip, signed by the platform and proved in the log. */
    private Slip answer(PlayedLot lot, Slip.Kind kind, Map<String, ?> answer) {
        var number = ensemble.centre().post(slips(lot), answer).text("number");
        ensemble.told().await("the witnesses see the slip", Patience.WITNESSES, () -> given(lot, number)
                .has("proof"));
        var given = given(lot, number);
        var register = ensemble.setting().register();
        var message = SignedMessage.parse(given.bytes("slip"));
        Deviation.unless(message.onlySigner().equals(register.platformSigning()), "The slip is not the platform's");
        var slip = Slip.read(message);
        Deviation.unless(slip.kind() == kind && slip.tender().equals(lot.tender()), "It is another slip: " + slip);
        var logged = given.bytes("logged");
        Deviation.unless(
                Arrays.equals(SignedMessage.parse(logged).body(), slip.logged()), "The log names another slip");
        TlogProof.parse(given.text("proof").getBytes(StandardCharsets.UTF_8))
                .verify(new OpenEntry("SLIP", logged).encode(), register.quorum());
        ensemble.told().seen("%s %s, signed, proved in the log".formatted(kind.title(), slip.number()));
        return slip;
    }

    private Fields given(PlayedLot lot, String number) {
        return agency.api().list(slips(lot)).stream()
                .filter(slip -> slip.text("number").equals(number))
                .findFirst()
                .orElseThrow(() -> new Deviation("Slip %s is not shown".formatted(number)));
    }

    private static String slips(PlayedLot lot) {
        return lot.tenderPath() + "/registration/slips";
    }
}
