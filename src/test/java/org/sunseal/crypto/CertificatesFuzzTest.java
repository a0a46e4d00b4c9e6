package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunseal.crypto.Certificates.Usage;

/** Searches for certificates, lists and requests that fail in another way than by refusal. */
class CertificatesFuzzTest {
    private static final Signer BIDDER = Issued.bidder();
    private static final TrustList TRUST = Issued.trust();

    private static final ForeignBytes CERTIFICATE = ForeignBytes.der(
            "certificate",
            bytes -> {
                var certificate = Certificates.parse(bytes);
                var again = Certificates.der(certificate);
                try {
                    TRUST.checkWithoutRevocation(certificate, List.of(), Issued.NOW, Usage.SIGNING);
                } catch (InvalidEvidence refused) {
                    return again; // readable, but nobody's: reading it was the question
                }
                return again;
            },
            Certificates.der(BIDDER.certificate()),
            Certificates.der(Issued.bidderWithRsa().certificate()),
            Certificates.der(Issued.authority().certificate()));

    private static final ForeignBytes PEM = ForeignBytes.plain(
            "PEM file",
            bytes -> {
                Certificates.parsePem(bytes);
                return bytes;
            },
            Certificates.pem(BIDDER.certificate(), Issued.authority().certificate())
                    .getBytes(UTF_8));

    private static final ForeignBytes REVOCATION_LIST = ForeignBytes.der(
            "revocation list",
            bytes -> {
                var list = Certificates.parseCrl(bytes);
                try {
                    TRUST.check(BIDDER.certificate(), BIDDER.chain(), List.of(list), Issued.NOW, Usage.SIGNING);
                } catch (InvalidEvidence refused) {
                    return encoded(list);
                }
                return encoded(list);
            },
            encoded(Issued.crlRevoking(Issued.NOW, Issued.bidder().certificate())));

    private static final ForeignBytes REQUEST = ForeignBytes.der(
            "certificate request",
            bytes -> {
                Certificates.issue(
                        Issued.authority(), bytes, Usage.SIGNING, Issued.FROM, Issued.UNTIL, Optional.empty());
                return bytes;
            },
            Certificates.request(Keys.ecP256(), "CN=Bidder,C=CN"));

    private static byte[] encoded(X509CRL list) {
        try {
            return list.getEncoded();
        } catch (CRLException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<byte[]> certificates() {
        return CERTIFICATE.examples();
    }

    static Stream<byte[]> pemFiles() {
        return PEM.examples();
    }

    static Stream<byte[]> revocationLists() {
        return REVOCATION_LIST.examples();
    }

    static Stream<byte[]> requests() {
        return REQUEST.examples();
    }

    @MethodSource("certificates")
    @FuzzTest(maxDuration = "60s")
    void certificate(byte[] bytes) {
        CERTIFICATE.check(bytes);
    }

    @MethodSource("pemFiles")
    @FuzzTest(maxDuration = "60s")
    void pem(byte[] bytes) {
        PEM.check(bytes);
    }

    @MethodSource("revocationLists")
    @FuzzTest(maxDuration = "60s")
    void revocationList(byte[] bytes) {
        REVOCATION_LIST.check(bytes);
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "60s")
    void request(byte[] bytes) {
        REQUEST.check(bytes);
    }

    @Property(tries = 500)
    void spoilt_examples_are_read_or_refused(@ForAll long seed) {
        for (var reader : List.of(CERTIFICATE, PEM, REVOCATION_LIST, REQUEST)) {
            reader.check(reader.mangled(seed));
        }
    }
}
