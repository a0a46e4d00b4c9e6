package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.cli.AccessToken;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ApiProblem;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.journey.Browser.Page;

/** A production realm begins without accounts; the tool makes the first, once, in the real Keycloak. */
@ExtendWith(Journey.class)
class FirstAdministratorIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern FORM_ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern ONE_TIME = Pattern.compile("One-time password, shown only here: (\\S+)");
    private static final String CHOSEN = "a password of her own";

    /** Answers without looking who came. */
    private static final String QUIET_PAGE = "/q/health/live";

    @TempDir
    Path folder;

    @Test
    void the_first_account_is_made_once_and_has_to_choose_a_password(RunningPlatform platform) throws IOException {
        var identity = platform.issuer().resolve("/");
        importRealm(identity, platform.uri());
        var issuer = identity.resolve("/realms/sunseal");

        var first = firstAdmin(identity, "wang");
        var second = firstAdmin(identity, "li");

        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).contains("first-admin-exists").doesNotContainPattern(ONE_TIME);
        var found = ONE_TIME.matcher(first.output());
        assertThat(found.find()).isTrue();
        var oneTime = found.group(1);
        assertThatThrownBy(() -> token(issuer, oneTime)).isInstanceOf(ApiProblem.class);

        logIn(issuer, platform.uri(), oneTime);

        assertThat(claims(token(issuer, CHOSEN)).object("realm_access").texts("roles"))
                .contains("centre")
                .doesNotContain("regulator");
        assertThatThrownBy(() -> token(issuer, oneTime)).isInstanceOf(ApiProblem.class);
    }

    /** The operator's realm file as it is shipped, with the platform's own address in it. */
    private static void importRealm(URI identity, URI platform) throws IOException {
        var realm =
                Files.readString(Path.of("helm/realm.json")).replace("https://sunseal.example", platform.toString());
        var administrator = RunningPlatform.IDENTITY_ADMINISTRATOR;
        var token = AccessToken.directGrant(
                identity.resolve("/realms/master"), "admin-cli", administrator, administrator.toCharArray());
        ApiClient.with(identity, token)
                .postBytes("/admin/realms", "application/json", realm.getBytes(StandardCharsets.UTF_8));
    }

    private ToolRun firstAdmin(URI identity, String username) throws IOException {
        var password = Files.writeString(folder.resolve("admin.txt"), RunningPlatform.IDENTITY_ADMINISTRATOR + "\n");
        return RunningPlatform.tool(
                PATIENCE,
                "operator",
                "first-admin",
                "--identity",
                identity.toString(),
                "--username",
                username,
                "--email",
                username + "@sunseal.example",
                "--admin",
                RunningPlatform.IDENTITY_ADMINISTRATOR,
                "--admin-password-file",
                password.toString());
    }

    /** As a person does: the one-time password, a new one, and the name the realm asks for. */
    private static void logIn(URI issuer, URI platform, String oneTime) {
        var browser = new Browser();
        var page = browser.get(URI.create(issuer + "/protocol/openid-connect/auth?client_id=sunseal&response_type=code"
                + "&scope=openid&state=1&redirect_uri=" + platform + QUIET_PAGE));
        page = fillIn(browser, page, Map.of("username", "wang", "password", oneTime, "credentialId", ""));
        page = fillIn(browser, page, Map.of("password-new", CHOSEN, "password-confirm", CHOSEN));
        var profile = Map.of("email", "wang@sunseal.example", "firstName", "Min", "lastName", "Wang");
        page = fillIn(browser, page, profile);
        assertThat(page.address().toString()).startsWith(platform + QUIET_PAGE).contains("code=");
    }

    private static Page fillIn(Browser browser, Page page, Map<String, String> form) {
        var action = FORM_ACTION.matcher(page.html());
        assertThat(action.find()).as(page.html()).isTrue();
        return browser.post(page.address().resolve(action.group(1).replace("&amp;", "&")), form);
    }

    private static String token(URI issuer, String password) {
        return AccessToken.directGrant(issuer, "wang", password.toCharArray()).value();
    }

    private static Fields claims(String token) {
        return Fields.of(CanonicalJson.readLoosely(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
    }
}
