package org.sunseal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against time servers in processes of their own. */
class ClockWatchTest {
    private final SimpleMeterRegistry measures = new SimpleMeterRegistry();
    private List<FakeTimeServer> servers = List.of();
    private ClockConfig config = configured(List.of());

    @AfterEach
    void stop() {
        servers.forEach(FakeTimeServer::close);
    }

    @Test
    void a_clock_that_agrees_with_its_references_is_trusted_without_alarm() throws IOException {
        var watch = watching(FakeTimeServer.ahead(Duration.ZERO), FakeTimeServer.ahead(Duration.ZERO));

        watch.compare();

        assertThat(watch.isTrusted()).isTrue();
        assertThat(isAlarming(watch)).isFalse();
        assertThat(measures.get("sunseal.clock.references").gauge().value()).isEqualTo(2);
    }

    @Test
    void a_clock_that_is_off_by_two_seconds_is_an_alarm_and_still_closes() throws IOException {
        var watch = watching(FakeTimeServer.ahead(Duration.ofSeconds(2)), FakeTimeServer.ahead(Duration.ofSeconds(2)));

        watch.compare();

        assertThat(watch.isTrusted()).isTrue();
        assertThat(isAlarming(watch)).isTrue();
        assertThat(measures.get("sunseal.clock.offset").gauge().value()).isBetween(1.0, 2.0);
    }

    @Test
    void a_clock_all_references_find_wrong_closes_nothing_and_is_not_ready() throws IOException {
        var watch =
                watching(FakeTimeServer.ahead(Duration.ofMinutes(-1)), FakeTimeServer.ahead(Duration.ofMinutes(-1)));

        watch.compare();

        assertThat(watch.isTrusted()).isFalse();
        assertThat(new ClockHealth(watch, config).call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void one_reference_that_is_wrong_stops_nothing() throws IOException {
        var watch = watching(FakeTimeServer.ahead(Duration.ofHours(1)), FakeTimeServer.ahead(Duration.ZERO));

        watch.compare();

        assertThat(watch.isTrusted()).isTrue();
        assertThat(isAlarming(watch)).isTrue();
    }

    @Test
    void one_reference_alone_stops_nothing_and_is_an_alarm() throws IOException {
        var watch = watching(FakeTimeServer.ahead(Duration.ofHours(1)), FakeTimeServer.thatKeepsSilent());

        watch.compare();

        assertThat(watch.isTrusted()).isTrue();
        assertThat(isAlarming(watch)).isTrue();
    }

    @Test
    void a_reference_that_lost_its_time_does_not_count() throws IOException {
        var watch = watching(FakeTimeServer.ahead(Duration.ZERO), FakeTimeServer.thatLostItsTime());

        watch.compare();

        assertThat(measures.get("sunseal.clock.references").gauge().value()).isEqualTo(1);
    }

    @Test
    void a_reference_that_is_no_address_stops_the_start() {
        assertThatThrownBy(() -> TimeReference.parse("ntp.example:time"))
                .hasMessage("A time reference is host or host:port, not \"ntp.example:time\"");
        assertThat(TimeReference.parse("ntp.example")).isEqualTo(new TimeReference("ntp.example", 123));
    }

    private boolean isAlarming(ClockWatch watch) {
        return watch.reading().isAlarming(config.alarm());
    }

    private ClockWatch watching(FakeTimeServer... references) {
        servers = List.of(references);
        config = configured(Stream.of(references).map(FakeTimeServer::address).toList());
        return new ClockWatch(config, measures);
    }

    private static ClockConfig configured(List<String> references) {
        return new ClockConfig() {
            @Override
            public Optional<List<String>> references() {
                return Optional.of(references);
            }

            @Override
            public Duration every() {
                return Duration.ofHours(1);
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Duration alarm() {
                return Duration.ofMillis(500); // two seconds are far above that, and a busy machine's delays below
            }

            @Override
            public Duration stop() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
