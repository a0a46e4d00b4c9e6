package org.sunseal.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunseal.platform.TestStack;

/** Who may call what, over real HTTP. Past the door a call may still fail; what counts is whether the door opened. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RolesTest {
    private static final Set<String> ROLES =
            Set.of("bidder", "tenderee", "agency", "expert", "regulator", "trustee", "centre");
    private static final String FORBIDDEN = "urn:sunseal:problem:forbidden-role";
    private static final String LOT = "/api/tender-projects/none/lots/1";

    private record Door(Method method, String path, Set<String> roles) {
        static Door open(Method method, String path) {
            return new Door(method, path, Set.of("nobody in particular"));
        }

        boolean isPublic() {
            return roles.contains("nobody in particular");
        }
    }

    private static final List<Door> DOORS = List.of(
            Door.open(Method.GET, "/api/time"),
            Door.open(Method.GET, "/api/session"),
            Door.open(Method.GET, "/api/trust"),
            Door.open(Method.GET, "/api/tender-projects"),
            Door.open(Method.GET, "/api/tender-projects/none"),
            Door.open(Method.GET, "/api/tender-projects/none/documents"),
            Door.open(Method.GET, "/api/tender-projects/none/documents/a"),
            Door.open(Method.GET, LOT),
            Door.open(Method.GET, LOT + "/notices"),
            Door.open(Method.GET, LOT + "/orders"),
            Door.open(Method.GET, "/api/outages"),
            Door.open(Method.GET, "/api/rules?kind=OTHER"),
            Door.open(Method.GET, "/api/rules/clauses?kind=OTHER"),
            Door.open(Method.GET, "/api/public/halls/none/1/1"),
            new Door(Method.POST, "/api/rules", Set.of("centre")),
            new Door(Method.POST, "/api/projects", Set.of("agency")),
            new Door(Method.GET, "/api/registrations", Set.of("centre", "regulator")),
            new Door(
                    Method.GET,
                    "/api/tender-projects/none/registration",
                    Set.of("agency", "tenderee", "centre", "regulator")),
            new Door(Method.POST, "/api/tender-projects/none/registration", Set.of("agency")),
            new Door(
                    Method.GET,
                    "/api/tender-projects/none/registration/slips",
                    Set.of("agency", "tenderee", "centre", "regulator")),
            new Door(Method.POST, "/api/tender-projects/none/registration/slips", Set.of("centre")),
            new Door(Method.POST, "/api/tender-projects/none/registration/events", Set.of("centre")),
            new Door(Method.PUT, LOT + "/schedule", Set.of("agency")),
            new Door(Method.POST, "/api/organisations", ROLES),
            new Door(Method.GET, "/api/organisations/mine", ROLES),
            new Door(Method.GET, "/api/certificates", ROLES),
            new Door(Method.GET, "/api/certificates/challenge", ROLES),
            new Door(Method.POST, "/api/certificates", ROLES),
            new Door(Method.POST, "/api/mandates", Set.of("bidder", "tenderee", "agency")),
            new Door(
                    Method.DELETE,
                    "/api/mandates/00000000-0000-0000-0000-000000000000",
                    Set.of("bidder", "tenderee", "agency")),
            new Door(Method.POST, "/api/tender-projects", Set.of("agency")),
            new Door(Method.GET, "/api/tender-projects/mine", Set.of("agency", "tenderee")),
            new Door(Method.POST, "/api/tender-projects/none/lots", Set.of("agency")),
            new Door(Method.PUT, "/api/tender-projects/none/documents/a", Set.of("agency")),
            new Door(Method.DELETE, "/api/tender-projects/none/documents/a", Set.of("agency")),
            new Door(Method.POST, LOT + "/notices", Set.of("agency")),
            new Door(Method.POST, "/api/orders", Set.of("regulator")),
            new Door(Method.GET, LOT + "/delegates", Set.of("agency", "tenderee")),
            new Door(Method.GET, LOT + "/draws/none/pool", Set.of("regulator")),
            new Door(Method.PUT, LOT + "/draws/none/pool/countersignature", Set.of("regulator")),
            new Door(Method.POST, "/api/outages", Set.of("centre")),
            new Door(Method.DELETE, "/api/outages/00000000-0000-0000-0000-000000000000", Set.of("centre")),
            Door.open(Method.GET, LOT + "/enquiries"),
            Door.open(Method.GET, LOT + "/objections"),
            new Door(Method.POST, LOT + "/enquiries", ROLES),
            new Door(Method.POST, LOT + "/objections", ROLES),
            new Door(
                    Method.PUT,
                    LOT + "/enquiries/00000000-0000-0000-0000-000000000000/answer",
                    Set.of("agency", "tenderee")),
            new Door(
                    Method.PUT,
                    LOT + "/objections/00000000-0000-0000-0000-000000000000/answer",
                    Set.of("agency", "tenderee")),
            new Door(Method.GET, "/api/letters", ROLES),
            new Door(Method.GET, "/api/letters/address", ROLES),
            new Door(Method.PUT, "/api/letters/address", ROLES),
            new Door(Method.POST, "/api/sandbox/clock", Set.of("centre")));

    private static Response knock(RequestSpecification request, Door door) {
        var bare = door.method() == Method.GET || door.method() == Method.DELETE;
        return (bare ? request : request.contentType(ContentType.JSON).body("{}")).request(door.method(), door.path());
    }

    @Test
    void public_doors_need_no_token_and_all_others_do() {
        var wrong = new ArrayList<String>();
        for (var door : DOORS) {
            var status = knock(given(), door).statusCode();
            if (door.isPublic() == (status == 401) || status == 403 || status >= 500) {
                wrong.add(door + " answered " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void each_door_opens_to_its_roles_only() {
        var wrong = new ArrayList<String>();
        for (var door : DOORS) {
            for (var role : ROLES) {
                var answer = knock(given().auth().oauth2(TestStack.token("caller-" + role, role)), door);
                var status = answer.statusCode();
                var mayEnter = door.isPublic() || door.roles().contains(role);
                // 403 with another code is a rule inside, such as an account without organisation
                var turnedAway = status == 403 && FORBIDDEN.equals(answer.path("type"));
                if (mayEnter == turnedAway || status == 401 || status >= 500) {
                    wrong.add("%s for %s answered %d".formatted(door, role, status));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
