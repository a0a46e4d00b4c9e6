package org.sunseal.platform;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusMock;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Vetoed;
import org.eclipse.microprofile.config.ConfigProvider;
import org.sunseal.kernel.TrustedTime;

/** The machine's clock as all its references find it wrong, until {@link #setRight} or the end of the test. */
@Vetoed // no bean of its own beside the one it stands in for
public final class WrongClock extends ClockWatch {
    private volatile boolean right;

    private WrongClock() {
        super(
                ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(ClockConfig.class),
                new SimpleMeterRegistry());
    }

    public static WrongClock install() {
        var wrong = new WrongClock();
        QuarkusMock.installMockForType(wrong, TrustedTime.class);
        return wrong;
    }

    public void setRight() {
        right = true;
    }

    @Override
    public boolean isTrusted() {
        return right;
    }
}
