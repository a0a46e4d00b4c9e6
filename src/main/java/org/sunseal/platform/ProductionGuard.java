package org.sunseal.platform;

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
 * moved, a realm whose passwords are printed. It is asked by {@link Main} before anything else, so that a refused start
 * has touched neither database nor files.
 */
final class ProductionGuard {
    private static final Set<String> BUILDS_FOR_OTHERS = Set.of("demo", "dev", "test");
    private static final String SANDBOX = "sunseal.sandbox.";
    private static final String DEMO_REALM = "/realms/sunseal-demo";

    private ProductionGuard() {}

    /**
     * Does nothing for a build of the demonstration.
     *
     * @throws IllegalStateException naming everything of the demonstration that is configured, one sentence each
     */
    static void requireFit(Config config) {
        if (BUILDS_FOR_OTHERS.contains(builtFor(config))) {
            return;
        }
        var refusals = refusals(
                CertificatesInUse.of(config).all(),
                CertificatesInUse.developmentAuthorities(),
                sandboxSettings(config),
                config.getOptionalValue("quarkus.oidc.auth-server-url", String.class));
        if (!refusals.isEmpty()) {
            throw new IllegalStateException("Not a production configuration: " + String.join(" | ", refusals));
        }
    }

    /**
     * The profile of the build, not the one named at the start: naming another there must not switch the guard off. The
     * build records it beneath all other sources; sources come highest first.
     */
    private static String builtFor(Config config) {
        var recorded = "prod";
        for (var source : config.getConfigSources()) {
            var profile = source.getValue("quarkus.profile");
            recorded = profile == null ? recorded : profile;
        }
        return recorded;
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

    private static Set<String> sandboxSettings(Config config) {
        var names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'))
                .filter(name -> name.startsWith(SANDBOX))
                .collect(Collectors.toSet());
        config.getOptionalValue(SANDBOX + "clock-file", Path.class).ifPresent(set -> names.add(SANDBOX + "clock-file"));
        return names;
    }
}
