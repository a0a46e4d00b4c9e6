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
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;

class PublishedListsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(1));

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private HttpServer http;
    private URI address;

    @BeforeEach
    void a_slow_authority_and_one_that_never_ends() throws IOException, CRLException {
        var keys = Keys.ecP256();
        var authority = new Signer(
                keys.getPrivate(), Certificates.selfSigned(keys, "CN=Authority", true, NOW, UNTIL), List.of());
        var list = Certificates.crl(authority, List.of(), NOW, UNTIL, 1).getEncoded();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/slow.crl", exchange -> {
            asked.incrementAndGet();
            waitForTheEnd(Duration.ofMillis(500));
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        http.createContext("/endless.crl", exchange -> {
            exchange.sendResponseHeaders(200, 1000); // headers at once, then never the body
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            waitForTheEnd(Duration.ofMinutes(1));
            exchange.close();
        });
        http.createContext("/large.crl", exchange -> {
            exchange.sendResponseHeaders(200, 21_000_000);
            exchange.getResponseBody().write(new byte[21_000_000]);
            exchange.close();
        });
        http.start();
        address = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private void waitForTheEnd(Duration atMost) {
        try {
            ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void they_close() {
        ended.countDown();
        http.stop(0);
    }

    @Test
    void forty_who_ask_at_once_make_one_request() throws InterruptedException, ExecutionException {
        var lists = new PublishedLists(Duration.ofMinutes(10), list -> kept.incrementAndGet());
        try (var threads = Executors.newFixedThreadPool(40)) {
            var calls = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Optional<FetchedList>>) () -> lists.at(address.resolve("/slow.crl"), NOW))
                    .toList();
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isPresent();
            }
        }
        assertThat(asked).hasValue(1);
        assertThat(kept).hasValue(1);
    }

    @Test
    @Timeout(120)
    void an_answer_that_never_ends_is_given_up() {
        assertThatThrownBy(() -> FetchedList.from(address.resolve("/endless.crl"), NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 10 s");
    }

    @Test
    void an_answer_that_is_too_large_is_not_taken() {
        assertThatThrownBy(() -> FetchedList.from(address.resolve("/large.crl"), NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 20000000 bytes");
    }
}
