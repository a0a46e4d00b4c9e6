package org.sunseal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.sunseal.platform.Actor.base64;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.proof.ReevaluationOrder;
import org.sunseal.experts.Committee;
import org.sunseal.experts.Committees;
import org.sunseal.experts.DrawDesk;
import org.sunseal.experts.TestExpert;
import org.sunseal.opening.OpenedTender;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotKey;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.TradeKind;

/** Who judges changes by draw alone: one member who does not come, and all of them when their report falls. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class ChangedCommitteeIT {
    private static final String PROBLEM = "urn:sunseal:problem:";
    private static final String SPECIALTY = "K11";
    private static final int SEATS = 5;

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    @Inject
    Committees committees;

    private final List<TestExpert> experts = new ArrayList<>();
    TrusteesAtWork trustees;
    RegisteredLot lot;
    Instant meeting;
    DrawDesk desk;
    EvaluatingCommittee first;

    @BeforeEach
    void bids_are_opened_and_a_committee_is_drawn() throws Exception {
        trustees = TrusteesAtWork.start();
        lot = new RegisteredLot(TradeKind.PROCUREMENT);
        var forms = List.of(form("4500000.00"), form("4600000.00"), form("4700000.00"));
        OpenedTender.of(lot.announced(), temporary, clockFile, forms);
        meeting = TestStack.world().clock().instant().plus(Duration.ofDays(2));
        for (var i = 0; i < SEATS + 1 + SEATS; i++) { // one to replace another, and a second committee
            experts.add(TestExpert.joined(SPECIALTY, meeting, List.of()));
        }
        desk = new DrawDesk(trustees, temporary, lot.tender, lot.agency);
        draw(1);
        first = committee();
    }

    @AfterEach
    void end() throws InterruptedException {
        trustees.stop();
    }

    @Test
    void a_member_is_replaced_by_draw_and_a_committee_whose_report_falls_by_another() throws Exception {
        var lead = first.lead();
        first.checkQualification().statusCode(201);
        first.seat().statusCode(201);
        lead.takeSeat().statusCode(201);

        vacate(lead.id());
        first.seat().statusCode(409).body("type", is(PROBLEM + "committee-missing"));
        acceptAll(1);
        var replaced = committee();
        replaced.sits(Map.of());

        assertThat(replaced.users()).hasSize(SEATS).doesNotContain(lead.user());
        lead.asks().get(replaced.path() + "/member").then().statusCode(403);
        var fallen = HandedOutReport.of(lot, replaced).sha256();

        fall(fallen).statusCode(201).body("newCommittee", is(true));
        replaced.seat().statusCode(409).body("type", is(PROBLEM + "committee-missing"));
        draw(2);
        var another = committee();
        another.sits(Map.of());

        assertThat(another.users())
                .hasSize(SEATS)
                .doesNotContainAnyElementsOf(replaced.users())
                .doesNotContain(lead.user());
        assertThat(another.stage()).isEqualTo("EVALUATED");
        assertThat(HandedOutReport.of(lot, another).sha256()).isNotEqualTo(fallen);
        lot.agency
                .asks()
                .get(another.path() + "/reports")
                .then()
                .body("sitting", contains(2, 3)); // the first came to nothing
    }

    private void draw(int drawSeq) throws Exception {
        desk.takePool(drawSeq, meeting, SPECIALTY, SEATS, 0);
        desk.draw(drawSeq);
        acceptAll(drawSeq);
    }

    /** Those asked say yes, until every seat has its answer. */
    private void acceptAll(int drawSeq) throws Exception {
        DrawDesk.await(() -> {
            experts.forEach(this::acceptWhatIsOpen);
            return "SETTLED".equals(desk.shown(drawSeq, "state"));
        });
        assertThat(desk.shown(drawSeq, "outcome")).isEqualTo("COMPLETE");
    }

    private void acceptWhatIsOpen(TestExpert expert) {
        expert.invitations().stream()
                .filter(invitation -> "INVITED".equals(invitation.get("state")))
                .forEach(invitation -> expert.accept(invitation).then().statusCode(200));
    }

    private void vacate(String member) {
        DrawDesk.centre()
                .body(Map.of("cause", "ABSENT", "grounds", "not at the place at the time"))
                .post("/api/tender-projects/%s/lots/1/committee/%s/vacancy".formatted(lot.tender, member))
                .then()
                .statusCode(202);
    }

    /** The drawn committee at its desks. */
    private EvaluatingCommittee committee() {
        var members = committees.of(key()).orElseThrow().members().stream()
                .map(member -> EvaluatingMember.drawn(member.id(), expert(member), lot.tender))
                .toList();
        return new EvaluatingCommittee(lot.tender, lot.agency, 1, members);
    }

    private TestExpert expert(Committee.Member member) {
        return experts.stream()
                .filter(expert -> expert.account().equals(member.account()))
                .findFirst()
                .orElseThrow();
    }

    private ValidatableResponse fall(String report) {
        var order = new ReevaluationOrder(
                lot.tender,
                RegisteredLot.LOT,
                1,
                report,
                "unlawful-committee",
                null,
                "A member had worked for a bidder",
                TestStack.world().clock().instant().truncatedTo(ChronoUnit.MILLIS));
        return lot.agency
                .asks()
                .body(Map.of("order", base64(SignedMessage.sign(order.body(), lot.agency.signer()))))
                .post("/api/tender-projects/%s/lots/1/evaluation/reevaluations".formatted(lot.tender))
                .then();
    }

    private LotKey key() {
        return new LotKey(lot.tender, RegisteredLot.LOT);
    }

    private static OpeningForm form(String price) {
        return new OpeningForm(price, "CNY", "180", "合格", "无", List.of());
    }
}
