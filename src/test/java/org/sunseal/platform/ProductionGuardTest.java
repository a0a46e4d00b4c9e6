package org.sunseal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;

class ProductionGuardTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");
    private static final Optional<String> ISSUER = Optional.of("https://login.example.gov/realms/trading");

    @Test
    void an_installation_of_its_own_keys_clock_and_realm_may_start() {
        var own = Certificates.selfSigned(Keys.ecP256(), "CN=Own authority", true, FROM, UNTIL);
        assertThat(ProductionGuard.refusals(List.of(own), Set.of("0".repeat(64)), Set.of(), ISSUER))
                .isEmpty();
    }

    @Test
    void a_development_authority_is_named() {
        var development = Certificates.selfSigned(Keys.ecP256(), "CN=Development authority", true, FROM, UNTIL);
        assertThat(ProductionGuard.refusals(
                        List.of(development), Set.of(Certificates.sha256(development)), Set.of(), ISSUER))
                .singleElement()
                .asString()
                .contains("CN=Development authority");
    }

    @Test
    void a_sandbox_setting_is_named() {
        assertThat(ProductionGuard.refusals(List.of(), Set.of(), Set.of("sunseal.sandbox.clock-file"), ISSUER))
                .singleElement()
                .asString()
                .contains("sunseal.sandbox.clock-file");
    }

    @Test
    void the_demonstration_realm_is_named() {
        var demo = "http://127.0.0.1:8180/realms/sunseal-demo";
        assertThat(ProductionGuard.refusals(List.of(), Set.of(), Set.of(), Optional.of(demo)))
                .singleElement()
                .asString()
                .contains(demo);
    }
}
