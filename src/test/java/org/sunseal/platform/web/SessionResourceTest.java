package org.sunseal.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.platform.TestStack;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class SessionResourceTest {
    @Test
    void nobody_has_no_name_and_no_role() {
        given().get("/api/session")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("account", nullValue(), "roles", empty(), "issuer", startsWith("http"));
    }

    @Test
    void somebody_is_named_with_the_roles_of_the_platform_alone() {
        given().auth()
                .oauth2(TestStack.token("somebody", "bidder", "offline_access"))
                .get("/api/session")
                .then()
                .statusCode(200)
                .body("account", equalTo("somebody"), "roles", contains("bidder"));
    }

    @Test
    void whoever_logged_in_goes_back_where_the_login_began() {
        assertThat(SessionResource.placeHere("/notices/ZJ-1?tab=qa&page=2")).isEqualTo("/notices/ZJ-1?tab=qa&page=2");
        assertThat(SessionResource.placeHere("/notices/%E5%B8%82")).isEqualTo("/notices/%E5%B8%82");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example/",
                "/%zz",
                "/a b",
                "/a\r\nSet-Cookie: x",
                "notices",
                ""
            })
    void but_never_to_another_site(String back) {
        assertThat(SessionResource.placeHere(back)).isEqualTo("/");
    }
}
