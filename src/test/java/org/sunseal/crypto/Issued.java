package org.sunseal.crypto;

import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.Certificates.RevokedSerial;
import org.sunseal.crypto.Certificates.Usage;

/** Certificates as one small authority would have issued them around {@link #NOW}; fresh in every run. */
final class Issued {
    static final Instant NOW = Instant.parse("2026-03-02T01:30:00.000Z");
    static final Instant FROM = NOW.minus(Duration.ofDays(30));
    static final Instant UNTIL = NOW.plus(Duration.ofDays(335));

    private static final Signer AUTHORITY = authority("CN=Test Authority,O=Sunseal Test,C=CN");
    private static final KeyPair RSA = Keys.rsa3072();

    private Issued() {}

    static Signer authority() {
        return AUTHORITY;
    }

    static Signer foreignAuthority() {
        return authority("CN=Foreign Authority,O=Elsewhere,C=CN");
    }

    /** Same name as the trusted one, another key. */
    static Signer impostorAuthority() {
        return authority("CN=Test Authority,O=Sunseal Test,C=CN");
    }

    static TrustList trust() {
        return new TrustList(List.of(AUTHORITY.certificate()));
    }

    static Signer bidder() {
        return by(AUTHORITY, Keys.ecP256(), "CN=Bidder One,O=Acme,C=CN", Usage.SIGNING);
    }

    static Signer bidderWithRsa() {
        return by(AUTHORITY, RSA, "CN=Bidder Two,O=Bolt,C=CN", Usage.SIGNING);
    }

    static Signer recipient() {
        return by(AUTHORITY, Keys.ecP256(), "CN=Opening service,O=Sunseal Test,C=CN", Usage.AGREEMENT);
    }

    static Signer timestampAuthority() {
        return by(AUTHORITY, Keys.ecP256(), "CN=Time Stamps,O=Sunseal Test,C=CN", Usage.TIMESTAMP);
    }

    static Signer timestampAuthorityWithRsa() {
        return by(AUTHORITY, RSA, "CN=Time Stamps RSA,O=Sunseal Test,C=CN", Usage.TIMESTAMP);
    }

    static Signer by(Signer authority, KeyPair keys, String dn, Usage usage) {
        return by(authority, keys, dn, usage, FROM, UNTIL);
    }

    static Signer by(Signer authority, KeyPair keys, String dn, Usage usage, Instant from, Instant until) {
        var certificate =
                Certificates.issue(authority, Certificates.request(keys, dn), usage, from, until, Optional.empty());
        return new Signer(keys.getPrivate(), certificate, List.of(authority.certificate()));
    }

    /** A list of the trusted authority, current at {@link #NOW}, that revokes what is given. */
    static X509CRL crlRevoking(Instant since, X509Certificate... revoked) {
        var entries = List.of(revoked).stream()
                .map(each -> new RevokedSerial(each.getSerialNumber(), since))
                .toList();
        return Certificates.crl(AUTHORITY, entries, NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(1)), 7);
    }

    private static Signer authority(String dn) {
        var keys = Keys.ecP256();
        return new Signer(
                keys.getPrivate(),
                Certificates.selfSigned(keys, dn, true, FROM, UNTIL.plus(Duration.ofDays(365))),
                List.of());
    }
}
