package org.sunseal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunseal.platform.TestStack;
import org.sunseal.portal.ManyNotices;

/**
 * The public list of notices at a steady 500 requests a second, over HTTP, with clients and database on the same machine; beside
 * it, at the same rate, the SQL of the same pages alone. The list is that of {@link ManyNotices}. Set {@code -Dbench.notices},
 * {@code -Dbench.list-requests} and {@code -Dbench.list-seconds} for other numbers.
 */
@Tag("bench")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(NoticeListBenchIT.AsInProduction.class)
class NoticeListBenchIT {
    private static final int NOTICES = Integer.getInteger("bench.notices", 100_000);
    private static final int PER_SECOND = Integer.getInteger("bench.list-requests", 500);
    private static final int SECONDS = Integer.getInteger("bench.list-seconds", 20);
    private static final int WARM_SECONDS = 10;
    private static final double LIMIT_MILLIS = 100;

    @TestHTTPResource("/api/public/notices")
    URI list;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    /** As many connections as in production; tests have fewer. */
    public static class AsInProduction implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.max-size", "40");
        }
    }

    private final AtomicInteger number = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    @Timeout(600)
    void the_list_of_notices() throws SQLException {
        var notices = ManyNotices.publish(database, NOTICES, clock.instant());

        Offered.during(WARM_SECONDS, PER_SECOND / 2, this::ask);
        Offered.during(WARM_SECONDS, PER_SECOND, this::ask);
        var pages = Offered.during(SECONDS, PER_SECOND, this::ask);
        Offered.during(WARM_SECONDS, PER_SECOND, () -> query(notices));
        var rows = Offered.during(SECONDS, PER_SECOND, () -> query(notices));

        var offered = String.format(
                Locale.ROOT, "notice list %%s, %,d notices, %,d requests/s, ms; reference: %%s", NOTICES, PER_SECOND);
        BenchTable.row(offered.formatted("p50", "its SQL alone"), pages.millis(50), rows.millis(50));
        BenchTable.row(offered.formatted("p99", "the limit"), pages.millis(99), LIMIT_MILLIS);
        BenchTable.row(offered.formatted("p99", "its SQL alone"), pages.millis(99), rows.millis(99));
    }

    private void ask() {
        var asked = ManyNotices.asked(number.incrementAndGet());
        var query = asked.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> each.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(list + "?" + query)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"tender\":\"MANY-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void query(ManyNotices notices) {
        assertThat(notices.rows(number.incrementAndGet())).isPositive();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
