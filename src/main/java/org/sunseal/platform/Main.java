package org.sunseal.platform;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the platform, and before it whatever the profile asks for. */
@QuarkusMain
public final class Main {
    /** Longer than the application takes to stop; after that its surroundings are taken down in any case. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean running = new AtomicBoolean();

    public static void main(String... args) throws ClassNotFoundException {
        new Main().run(args);
    }

    private void run(String... args) throws ClassNotFoundException {
        // the build's profile is a default inside the generated application, which the configuration knows once that is
        // loaded
        Class.forName(Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
        check();
        for (var step : ServiceLoader.load(BeforeStart.class)) {
            if (ConfigUtils.isProfileActive(step.profile())) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> takeDown(step), "take-down"));
                prepare(step);
            }
        }
        var exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> {
            stopped.countDown();
            exit.accept(code, failure);
        });
        running.set(true);
        Quarkus.run(args);
    }

    private static void check() {
        try {
            ProductionGuard.requireFit(ConfigProvider.getConfig());
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private static void prepare(BeforeStart step) {
        try {
            step.prepare(ConfigProvider.getConfig()).forEach(System::setProperty);
        } catch (RuntimeException e) { // nothing can start on half a ground: say why, take down the half, end
            end(e);
        }
    }

    private static void end(RuntimeException why) {
        System.err.println(why.getMessage());
        System.exit(1);
    }

    private void takeDown(BeforeStart step) {
        try {
            if (running.get() && !stopped.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("The application did not stop in time; what it stands on is taken down now.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        step.takeDown();
    }
}
