package org.sunseal.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Signer;
import org.sunseal.identity.PlatformKeys;

/**
 * Every certificate this installation relies on, for {@link ProductionGuard} to look at before anything else happens.
 */
@Singleton
class CertificatesInUse {
    private final Instance<PlatformKeys> keys;
    private final Path trustFile;
    private final ObjectMapper json;

    CertificatesInUse(
            Instance<PlatformKeys> keys,
            @ConfigProperty(name = "sunseal.trust-file") Path trustFile,
            ObjectMapper json) {
        this.keys = keys;
        this.trustFile = trustFile;
        this.json = json;
    }

    /** The chains of both platform keys, and the authorities of the trust file. */
    List<X509Certificate> all() {
        var all = new ArrayList<X509Certificate>();
        for (Signer signer : List.of(keys.get().signer(), keys.get().opening())) {
            all.add(signer.certificate());
            all.addAll(signer.chain());
        }
        try {
            for (var anchor : json.readTree(trustFile.toFile()).path("anchors")) {
                all.add(Certificates.parse(anchor.binaryValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The trust file cannot be read: " + trustFile, e);
        }
        return all;
    }

    /** Fingerprints of the authorities in {@code keystore-dev}, one a line; what follows a space is a remark. */
    Set<String> developmentAuthorities() {
        try (var in = CertificatesInUse.class.getResourceAsStream("/dev-ca-fingerprints.txt")) {
            if (in == null) {
                throw new IllegalStateException("dev-ca-fingerprints.txt is not in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.strip().split("\\s", 2)[0])
                    .filter(line -> line.matches("[0-9a-f]{64}"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
