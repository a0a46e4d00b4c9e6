package org.sunseal.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ClientErrorException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
    private static final Caller ONE = new Caller("192.0.2.1");
    private static final Caller OTHER = new Caller("192.0.2.2");
    private static final Caller THIRD = new Caller("192.0.2.3");

    private final Places places = new Places(3, 2, Duration.ofSeconds(5));

    @Test
    void an_address_gets_its_share_and_no_more_until_it_leaves() {
        var first = places.take(ONE);
        places.take(ONE);
        assertSentAway(ONE);

        first.close();

        places.take(ONE);
        assertSentAway(ONE);
    }

    @Test
    void nobody_gets_a_place_when_all_are_taken() {
        places.take(ONE);
        places.take(ONE);
        var last = places.take(OTHER);
        assertSentAway(THIRD);

        last.close();

        places.take(THIRD);
    }

    @Test
    void leaving_twice_frees_one_place() {
        var first = places.take(ONE);
        places.take(ONE);

        first.close();
        first.close();

        places.take(ONE);
        assertSentAway(ONE);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1",
        "2001:db8:1:2:3:4:5:6,2001:db8:1:2",
        "2001:db8:1:2::6,2001:db8:1:2",
        "2001:db8::6,2001:db8",
        "::1,''"
    })
    void whoever_has_an_ipv6_network_is_one_caller(String address, String counted) {
        assertThat(Caller.of(address)).isEqualTo(new Caller(counted));
    }

    private void assertSentAway(Caller caller) {
        assertThatThrownBy(() -> places.take(caller)).isInstanceOfSatisfying(ClientErrorException.class, refused -> {
            assertThat(refused.getResponse().getStatus()).isEqualTo(429);
            assertThat(refused.getResponse().getHeaderString("Retry-After")).isEqualTo("5");
        });
    }
}
