package org.sunseal.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Fields;

/** Every certificate an installation is configured to rely on, read straight from its files: nothing runs yet. */
record CertificatesInUse(List<Path> keystores, char[] password, Path trustFile) {
    static CertificatesInUse of(Config config) {
        return new CertificatesInUse(
                List.of(
                        config.getValue("sunseal.platform.keystore", Path.class),
                        config.getValue("sunseal.opening.keystore", Path.class)),
                config.getValue("sunseal.platform.password", String.class).toCharArray(),
                config.getValue("sunseal.trust-file", Path.class));
    }

    /** All in the platform's key stores, and the authorities of the trust file. */
    List<X509Certificate> all() {
        var all = new ArrayList<X509Certificate>();
        keystores.forEach(file -> all.addAll(inside(file)));
        try {
            for (var anchor : Fields.of(CanonicalJson.readLoosely(Files.readAllBytes(trustFile)))
                    .texts("anchors")) {
                all.add(Certificates.parse(Base64.getDecoder().decode(anchor)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The trust file cannot be read: " + trustFile, e);
        }
        return all;
    }

    /** Under whatever name: an entry nobody uses today may be used after the next change of a setting. */
    private List<X509Certificate> inside(Path file) {
        try {
            var store = KeyStore.getInstance(file.toFile(), password);
            var found = new ArrayList<X509Certificate>();
            for (var alias : Collections.list(store.aliases())) {
                var chain = store.getCertificateChain(alias);
                for (var certificate : chain == null ? List.of(store.getCertificate(alias)) : List.of(chain)) {
                    found.add((X509Certificate) certificate);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The key store cannot be read: " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key store cannot be read: " + file, e);
        }
    }

    /** Fingerprints of the authorities in {@code keystore-dev}, one a line; what follows a space is a remark. */
    static Set<String> developmentAuthorities() {
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
