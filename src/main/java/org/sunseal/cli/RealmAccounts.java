package org.sunseal.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;

/** The accounts of one realm of a Keycloak, as its administrator keeps them (Keycloak Admin REST API, version 26). */
final class RealmAccounts {
    private static final String JSON = "application/json";

    private final URI keycloak;
    private final String realm;
    private final ApiClient client;

    private RealmAccounts(URI keycloak, String realm, ApiClient client) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.client = client;
    }

    /**
     * Speaks as an administrator of the server.
     *
     * @param keycloak the server's address, with its path if it has one
     */
    static RealmAccounts of(URI keycloak, String realm, String administrator, char[] password) {
        var master = URI.create(withoutSlash(keycloak) + "/realms/master");
        var token = AccessToken.directGrant(master, "admin-cli", administrator, password);
        return new RealmAccounts(keycloak, realm, ApiClient.with(keycloak, token));
    }

    /** Whether any account, in use or not, was given that role. */
    boolean anyWith(String role) {
        try {
            return !client.list(path("/roles/" + role + "/users?max=1")).isEmpty();
        } catch (ApiProblem e) {
            throw e.status() == 404
                    ? new ApiProblem(
                            404,
                            "no-such-realm",
                            "There is no realm %s with a role %s at %s: import helm/realm.json there first"
                                    .formatted(realm, role, keycloak))
                    : e;
        }
    }

    /** Makes an account with one role, and a password that is good for one login, where it has to be changed. */
    void create(String username, String email, String password, String role) {
        var known = client.get(path("/roles/" + role));
        var id = account(username, email, password);
        var roles = CanonicalJson.write(Map.of("id", known.text("id"), "name", role));
        client.postBytes(path("/users/" + id + "/role-mappings/realm"), JSON, list(roles));
    }

    private String account(String username, String email, String password) {
        var credential = Map.of("type", "password", "value", password, "temporary", true);
        var account = Map.of(
                "username",
                username,
                "email",
                email,
                "enabled",
                true,
                "requiredActions",
                List.of("UPDATE_PASSWORD"),
                "credentials",
                List.of(credential));
        try {
            var made = client.ask(path("/users"), account).location().orElseThrow();
            return made.substring(made.lastIndexOf('/') + 1);
        } catch (ApiProblem e) {
            throw e.status() == 409
                    ? new ApiProblem(
                            409,
                            "account-exists",
                            "An account without the role has that name or address: remove it, or choose another")
                    : e;
        }
    }

    private String path(String rest) {
        return URI.create(withoutSlash(keycloak)).getPath() + "/admin/realms/" + realm + rest;
    }

    private static String withoutSlash(URI address) {
        return address.toString().replaceAll("/+$", "");
    }

    private static byte[] list(byte[] element) {
        return ("[" + new String(element, StandardCharsets.UTF_8) + "]").getBytes(StandardCharsets.UTF_8);
    }
}
