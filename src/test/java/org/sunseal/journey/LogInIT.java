package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sunseal.journey.Browser.Page;

/** People log in at the identity provider and come back with a session that no script and no other site can use. */
@ExtendWith(Journey.class)
class LogInIT {
    /** How the names of the session's cookies begin: a long session comes in several. */
    private static final String SESSION = "q_session";

    private static final Pattern FORM_ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final String NOBODY = "{\"roles\":[],\"issuer\":\"%s\"}";

    private final Browser browser = new Browser();

    @Test
    void who_gives_the_right_password_comes_back_with_a_name_and_roles(RunningPlatform platform) {
        assertThat(session(platform)).isEqualTo(NOBODY.formatted(platform.issuer()));

        var page = logIn(platform, "bidder1");

        assertThat(page.address()).isEqualTo(platform.uri().resolve("/"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(session(platform))
                .isEqualTo("{\"account\":\"bidder1\",\"roles\":[\"bidder\"],\"issuer\":\"%s\"}"
                        .formatted(platform.issuer()));
        assertThat(browser.set(SESSION)).isNotEmpty().allSatisfy(line -> assertThat(line)
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax"));
    }

    @Test
    void a_wrong_password_gives_no_session(RunningPlatform platform) {
        var page = logIn(platform, "not the password");

        assertThat(page.address().getPort()).isEqualTo(platform.issuer().getPort());
        assertThat(page.html()).containsPattern(FORM_ACTION);
        assertThat(browser.set(SESSION)).isEmpty();
        assertThat(session(platform)).isEqualTo(NOBODY.formatted(platform.issuer()));
    }

    @Test
    void logging_out_ends_the_session_here_and_at_the_identity_provider(RunningPlatform platform) {
        logIn(platform, "bidder1");
        assertThat(browser.holds(SESSION)).isTrue();

        var page = browser.get(platform.uri().resolve("/logout"));

        assertThat(page.address()).hasPort(platform.uri().getPort()).hasPath("/");
        assertThat(session(platform)).isEqualTo(NOBODY.formatted(platform.issuer()));
        assertThat(browser.holds(SESSION)).isFalse();
        assertThat(browser.get(platform.uri().resolve("/login")).html())
                .as("the password is asked for again")
                .containsPattern(FORM_ACTION);
    }

    @Test
    void an_unreadable_session_keeps_nobody_from_the_public_pages(RunningPlatform platform) {
        browser.plant(SESSION, "not.a.session");

        var page = browser.get(platform.uri().resolve("/api/session"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).isEqualTo(NOBODY.formatted(platform.issuer()));
    }

    /** Follows the link, fills in the identity provider's form as bidder1, and follows it back. */
    private Page logIn(RunningPlatform platform, String password) {
        var form = browser.get(platform.uri().resolve("/login"));
        assertThat(form.address().getPort()).isEqualTo(platform.issuer().getPort());
        var action = FORM_ACTION.matcher(form.html());
        assertThat(action.find()).as(form.html()).isTrue();
        return browser.post(
                URI.create(action.group(1).replace("&amp;", "&")),
                Map.of("username", "bidder1", "password", password, "credentialId", ""));
    }

    private String session(RunningPlatform platform) {
        return browser.get(platform.uri().resolve("/api/session")).html();
    }
}
