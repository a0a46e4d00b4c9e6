package org.sunseal.platform;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while all references find the machine's clock too far off to close by; an alarm alone is only told. */
@Readiness
class ClockHealth implements HealthCheck {
    private final ClockWatch watch;
    private final ClockConfig config;

    ClockHealth(ClockWatch watch, ClockConfig config) {
        this.watch = watch;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var said = watch.reading();
        return HealthCheckResponse.named("clock")
                .status(watch.isTrusted())
                .withData("references", said.asked())
                .withData("answered", said.offsets().size())
                .withData("alarm", said.isAlarming(config.alarm()))
                .withData("worstOffsetMillis", said.worst().toMillis())
                .build();
    }
}
