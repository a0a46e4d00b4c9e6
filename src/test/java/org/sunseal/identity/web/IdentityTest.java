package org.sunseal.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;

/** Organisations, and who may act for them. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class IdentityTest {
    private static void refused(Response response, int status, String code) {
        response.then().statusCode(status).body("type", equalTo("urn:sunseal:problem:" + code));
    }

    private static Actor withOrganisation() {
        var actor = Actor.unregistered("bidder");
        actor.registerOrganisation();
        return actor;
    }

    @Test
    void registering_an_organisation_again_answers_with_the_same() {
        var actor = Actor.unregistered("bidder");
        var id = actor.registerOrganisation();

        assertThat(actor.registerOrganisation()).isEqualTo(id);

        actor.asks().get("/api/organisations/mine").then().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void an_organisation_is_registered_in_ones_own_role_only() {
        var actor = Actor.unregistered("bidder");
        refused(
                actor.asks()
                        .body(Map.of("name", "n", "creditCode", actor.creditCode(), "kind", "regulator"))
                        .post("/api/organisations"),
                403,
                "kind-is-not-your-role");
    }

    @Test
    void a_credit_code_belongs_to_one_organisation() {
        var owner = withOrganisation();
        refused(
                Actor.unregistered("bidder")
                        .asks()
                        .body(Map.of("name", "n", "creditCode", owner.creditCode(), "kind", "bidder"))
                        .post("/api/organisations"),
                409,
                "credit-code-taken");
    }

    @Test
    void a_wrong_check_character_is_told_with_its_field() {
        var actor = Actor.unregistered("bidder");
        var wrong = actor.creditCode().substring(0, 17) + (actor.creditCode().endsWith("0") ? '1' : '0');
        actor.asks()
                .body(Map.of("name", "n", "creditCode", wrong, "kind", "bidder"))
                .post("/api/organisations")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:sunseal:problem:bad-credit-code"), "errors.field", hasItem("creditCode"));
    }

    @Test
    void every_mistake_about_an_organisation_is_told_in_one_answer() {
        Actor.unregistered("bidder")
                .asks()
                .body(Map.of("name", "n", "creditCode", "none", "kind", "regulator"))
                .post("/api/organisations")
                .then()
                .statusCode(422)
                .body("errors.code", contains("bad-credit-code", "kind-is-not-your-role"));
    }

    @Test
    void every_mistake_about_a_mandate_is_told_in_one_answer() {
        mandate(Actor.registered("tenderee"), "none", "nobody", "2020-01-01T00:00:00Z")
                .then()
                .statusCode(403)
                .body("errors.code", contains("mandate-not-yours", "no-such-account", "mandate-period"));
    }

    @Test
    void a_mandate_is_given_by_the_organisation_itself() {
        var tenderee = Actor.registered("tenderee");
        var agency = Actor.registered("agency");
        refused(
                mandate(agency, tenderee.creditCode(), agency.user(), "2039-01-01T00:00:00Z"),
                403,
                "mandate-not-yours");
        mandate(tenderee, tenderee.creditCode(), agency.user(), "2039-01-01T00:00:00Z")
                .then()
                .statusCode(201);
    }

    @Test
    void a_mandate_that_has_ended_is_not_given() {
        var tenderee = Actor.registered("tenderee");
        refused(
                mandate(tenderee, tenderee.creditCode(), tenderee.user(), "2020-01-01T00:00:00Z"),
                422,
                "mandate-period");
    }

    @Test
    void nobody_unknown_is_mandated() {
        var tenderee = Actor.registered("tenderee");
        refused(mandate(tenderee, tenderee.creditCode(), "nobody", "2039-01-01T00:00:00Z"), 404, "no-such-account");
    }

    private static Response mandate(Actor by, String from, String to, String until) {
        return by.asks()
                .body(Map.of("from", from, "to", to, "scope", "tender", "validUntil", until))
                .post("/api/mandates");
    }
}
