package org.sunseal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.CRLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;

class FetchedListTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(1));

    private final Signer authority = authority();
    private HttpServer http;
    private URI address;

    private static Signer authority() {
        var keys = Keys.ecP256();
        return new Signer(
                keys.getPrivate(), Certificates.selfSigned(keys, "CN=Authority", true, NOW, UNTIL), List.of());
    }

    @BeforeEach
    void an_authority_that_publishes_its_list() throws IOException, CRLException {
        var list = Certificates.crl(authority, List.of(), NOW, UNTIL, 1).getEncoded();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/1.crl", exchange -> {
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        http.createContext("/moved.crl", exchange -> {
            exchange.getResponseHeaders().add("Location", "/1.crl");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        http.start();
        address = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @AfterEach
    void it_closes() {
        http.stop(0);
    }

    private List<URI> addressesOf(Optional<String> crlUrl) {
        var request = Certificates.request(Keys.ecP256(), "CN=Somebody");
        return FetchedList.addresses(Certificates.issue(authority, request, Usage.SIGNING, NOW, UNTIL, crlUrl));
    }

    @Test
    void the_list_is_fetched_from_where_the_certificate_says() throws IOException, InterruptedException {
        var addresses = addressesOf(Optional.of(address + "/1.crl"));
        var fetched = FetchedList.from(addresses.getFirst(), NOW);
        assertThat(fetched.list().getIssuerX500Principal())
                .isEqualTo(authority.certificate().getSubjectX500Principal());
    }

    @Test
    void a_certificate_without_an_address_has_none_to_ask() {
        assertThat(addressesOf(Optional.empty())).isEmpty();
    }

    @Test
    void only_http_is_asked() {
        assertThat(addressesOf(Optional.of("file:///etc/passwd"))).isEmpty();
    }

    @Test
    void redirects_are_not_followed() {
        assertThatThrownBy(() -> FetchedList.from(address.resolve("/moved.crl"), NOW))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_list_is_fresh_until_it_ends_or_grows_old() throws IOException, InterruptedException {
        var fetched = FetchedList.from(address.resolve("/1.crl"), NOW);
        var tenMinutes = Duration.ofMinutes(10);
        assertThat(fetched.isFresh(NOW.plus(tenMinutes), tenMinutes)).isTrue();
        assertThat(fetched.isFresh(NOW.plus(tenMinutes).plusMillis(1), tenMinutes))
                .isFalse();
        assertThat(fetched.isFresh(UNTIL, Duration.ofDays(365))).isFalse();
    }
}
