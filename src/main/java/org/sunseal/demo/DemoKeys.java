package org.sunseal.demo;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;

/** Issues from development CA 1. The password is in the source: these keys protect nothing but a demonstration. */
final class DemoKeys {
    static final String ALIAS = "key";
    static final char[] PASSWORD = "sunseal-dev".toCharArray();

    /** Sandbox clocks jump years ahead; the authority itself ends a year after this. */
    private static final Instant UNTIL = Instant.parse("2059-01-01T00:00:00Z");

    private final Signer authority;
    private final Instant from;
    private final String crlUrl;

    DemoKeys(Settings settings, Instant from) {
        this.authority = authority(settings, 1);
        this.from = from;
        this.crlUrl = settings.platform().resolve("/demo/crl/1.crl").toString();
    }

    /** One of the two development CAs. */
    static Signer authority(Settings settings, int number) {
        return Keys.loadSigner(settings.authorities().resolve("ca-%d.p12".formatted(number)), PASSWORD, "ca");
    }

    /** A new P-256 key with its certificate, kept in a file for its owner. */
    Signer make(Path p12, String dn, Usage usage) {
        var pair = Keys.ecP256();
        var certificate =
                Certificates.issue(authority, Certificates.request(pair, dn), usage, from, UNTIL, Optional.of(crlUrl));
        var signer = new Signer(pair.getPrivate(), certificate, List.of(authority.certificate()));
        Keys.store(p12, PASSWORD, ALIAS, signer);
        return signer;
    }

    /** A certificate for a key that somebody else made and keeps. */
    X509Certificate certify(byte[] pkcs10, Usage usage) {
        return Certificates.issue(authority, pkcs10, usage, from, UNTIL, Optional.of(crlUrl));
    }
}
