package org.sunseal.evaluation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.experts.Committees;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.opening.SmallOpenings;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;
import org.sunseal.trade.LegalTime;
import org.sunseal.trade.TradeKind;

/** A price so low that the law wants it explained before a committee judges it (Order 87 art. 60). */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallOpenings.class)
class ExplainPriceIT {
    private static final String PROBLEM = "urn:sunseal:problem:";

    @TempDir
    static Path temporary;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    private final KnownCommittees committees = new KnownCommittees();

    @BeforeEach
    void committees_of_this_test() {
        QuarkusMock.installMockForType(committees, Committees.class);
    }

    @Test
    void a_low_price_is_explained_once_by_its_bidder_before_anybody_votes_on_it() throws Exception {
        var lot = new RegisteredLot(TradeKind.PROCUREMENT);
        var notice = lot.announced(); // with a ceiling of 5000000.00
        var forms = List.of(form("1000000.00"), form("4600000.00"), form("4700000.00"));
        var bidders = OpenedTender.of(notice, temporary, clockFile, forms).bidders();
        var low = bidders.getFirst();
        var committee = EvaluatingCommittee.drawn(committees, lot.tender, lot.agency);
        toThePrices(committee);

        asked(committee, bidders.getLast()).body("asked", is(false), "until", nullValue());
        explain(committee, bidders.getLast(), "Nobody asked")
                .statusCode(409)
                .body("type", is(PROBLEM + "explanation-not-asked"));
        asked(committee, low).body("asked", is(true), "until", notNullValue(), "text", nullValue());
        toldByLetter(committee, low, bidders.getLast());
        committee.lead().votes("LOW_PRICE", "").statusCode(409).body("type", is(PROBLEM + "explanation-awaited"));

        explain(committee, low, "自有厂房与存货，成本明细见附表").statusCode(201).body("text", is("自有厂房与存货，成本明细见附表"));

        explain(committee, low, "And besides").statusCode(409).body("type", is(PROBLEM + "already-given"));
        committee.each(member -> member.votes("LOW_PRICE", "").statusCode(201));
        committee.lead().post("/price-check", Map.of("corrections", List.of())).statusCode(201);
    }

    private static void toThePrices(EvaluatingCommittee committee) {
        committee.checkQualification().statusCode(201);
        committee.seat().statusCode(201);
        committee.each(member -> member.takeSeat().statusCode(201));
        committee.each(member -> member.votesFor(committee.lead().id()));
        committee.passAll();
    }

    /** Who is asked reads until when, and nobody else is written to. */
    private static void toldByLetter(EvaluatingCommittee committee, Actor low, Actor other) {
        var until = Instant.parse(asked(committee, low).extract().path("until"));
        low.asks()
                .get("/api/letters")
                .then()
                .body("find { it.occasion == 'explain-price' }.en.body", containsString(LegalTime.minute(until)));
        other.asks().get("/api/letters").then().body("occasion", not(hasItem("explain-price")));
    }

    private static ValidatableResponse asked(EvaluatingCommittee committee, Actor bidder) {
        return bidder.asks().get(committee.path() + "/explanations/mine").then().statusCode(200);
    }

    private static ValidatableResponse explain(EvaluatingCommittee committee, Actor bidder, String text) {
        return bidder.asks()
                .body(Map.of("text", text))
                .post(committee.path() + "/explanations")
                .then();
    }

    private static OpeningForm form(String price) {
        return new OpeningForm(price, "CNY", "180", "合格", "无", List.of());
    }
}
