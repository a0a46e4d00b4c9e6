package org.sunseal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * Who the caller is to the platform: an OpenID Connect access token. It opens the door and proves nothing else; what
 * counts later are signatures.
 */
public interface AccessToken {
    /** A token that is good for some seconds at least. */
    String value();

    /** A token got elsewhere, as it is. */
    static AccessToken fixed(String token) {
        return () -> token;
    }

    /**
     * Tokens for a user name and password (OAuth 2.0 direct grant, public client {@code sunseal-cli}), renewed before
     * they end: uploads may take hours.
     *
     * @param issuer the realm's address, such as {@code http://127.0.0.1:8180/realms/sunseal-demo}
     */
    static AccessToken directGrant(URI issuer, String user, char[] password) {
        return directGrant(issuer, DirectGrant.CLIENT, user, password);
    }

    /** As above, through another public client of that realm. */
    static AccessToken directGrant(URI issuer, String client, String user, char[] password) {
        return new DirectGrant(issuer, client, user, password);
    }

    /** Asks the issuer whenever the last token has had half of its life, by the machine's running time. */
    final class DirectGrant implements AccessToken {
        private static final String CLIENT = "sunseal-cli";
        private static final Duration PATIENCE = Duration.ofSeconds(20);

        private final URI issuer;
        private final String client;
        private final String user;
        private final char[] password;
        private final HttpClient http =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        private String token = "";
        private long renewAtNanos;

        private DirectGrant(URI issuer, String client, String user, char[] password) {
            this.issuer = issuer;
            this.client = client;
            this.user = user;
            this.password = password.clone();
        }

        @Override
        public synchronized String value() {
            if (token.isEmpty() || System.nanoTime() - renewAtNanos > 0) {
                var granted = grant();
                token = granted.text("access_token");
                renewAtNanos = System.nanoTime()
                        + Duration.ofSeconds(granted.integer("expires_in"))
                                .dividedBy(2)
                                .toNanos();
            }
            return token;
        }

        private Fields grant() {
            var form = Map.of(
                    "grant_type", "password", "client_id", client, "username", user, "password", new String(password));
            var body = form.entrySet().stream()
                    .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() == 200) {
                    return Fields.of(CanonicalJson.readLoosely(response.body()));
                }
                if (response.statusCode() == 400 || response.statusCode() == 401) {
                    throw new ApiProblem(401, "login-failed", "User name or password is not accepted by " + issuer);
                }
                throw new IOException("The login service " + issuer + " answered " + response.statusCode());
            } catch (IOException e) {
                throw new UncheckedIOException("The login service " + issuer + " does not answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException("Interrupted while logging in", e));
            }
        }
    }
}
