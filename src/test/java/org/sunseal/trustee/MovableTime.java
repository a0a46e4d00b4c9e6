package org.sunseal.trustee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until the test moves it. */
final class MovableTime extends Clock {
    private volatile Instant now;

    MovableTime(Instant now) {
        this.now = now;
    }

    void moveTo(Instant instant) {
        now = instant;
    }

    void forward(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /** Machine time fifty times as fast, so that tests need not wait for the pauses between repetitions. */
    static Clock hurried() {
        var machine = Clock.systemUTC();
        var began = machine.instant();
        return new Clock() {
            @Override
            public Instant instant() {
                var now = machine.instant();
                return now.plus(Duration.between(began, now).multipliedBy(50));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
