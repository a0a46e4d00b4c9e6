package org.sunseal.platform;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.sunseal.crypto.Certificates;

/**
 * Refuses to start a production platform on anything made for demonstrations: a key everybody has, a clock that can be
 * moved, a realm whose passwords are printed. Each refusal has its own sentence; the process ends with a non-zero code.
 */
@ApplicationScoped
class ProductionGuard {
    /** Before everything else that waits for the start, schedulers included. */
    private static final int FIRST = -1000;

    private static final String SANDBOX = "sunseal.sandbox.";
    private static final String DEMO_REALM = "/realms/sunseal-demo";

    private final Config config;
    private final CertificatesInUse certificates;

    ProductionGuard(Config config, CertificatesInUse certificates) {
        this.config = config;
        this.certificates = certificates;
    }

    void onStart(@Observes @Priority(FIRST) StartupEvent start) {
        if (!ConfigUtils.isProfileActive("prod")) {
            return;
        }
        var refusals = refusals(certificates.all(), certificates.developmentAuthorities(), sandboxSettings(), issuer());
        if (!refusals.isEmpty()) {
            refusals.forEach(Log::error);
            throw new IllegalStateException("Not a production configuration: " + String.join(" | ", refusals));
        }
    }

    /**
     * Everything that must not be in production, one sentence each.
     *
     * @param inUse the chains of the platform's certificates and the trusted authorities
     * @param development SHA-256 fingerprints (hex) of the authorities whose keys lie in the source tree
     */
    static List<String> refusals(
            List<X509Certificate> inUse,
            Set<String> development,
            Set<String> sandboxSettings,
            Optional<String> issuer) {
        var refusals = new ArrayList<String>();
        inUse.stream()
                .distinct()
                .filter(certificate -> development.contains(Certificates.sha256(certificate)))
                .forEach(certificate ->
                        refusals.add("The development authority \"%s\" is trusted or used here; its key is public"
                                .formatted(certificate.getSubjectX500Principal())));
        sandboxSettings.stream()
                .sorted()
                .forEach(name -> refusals.add(
                        "The setting %s moves the business clock; production has no sandbox".formatted(name)));
        issuer.filter(url -> url.endsWith(DEMO_REALM) || url.contains(DEMO_REALM + "/"))
                .ifPresent(url ->
                        refusals.add("The identity provider %s is the demonstration realm; its passwords are printed"
                                .formatted(url)));
        return refusals;
    }

    private Set<String> sandboxSettings() {
        var names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'))
                .filter(name -> name.startsWith(SANDBOX))
                .collect(Collectors.toSet());
        config.getOptionalValue(SANDBOX + "clock-file", Path.class).ifPresent(set -> names.add(SANDBOX + "clock-file"));
        return names;
    }

    private Optional<String> issuer() {
        return config.getOptionalValue("quarkus.oidc.auth-server-url", String.class);
    }
}
