package org.sunseal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** The authority's side of RFC 3161, for the demo and for tests; in earnest the authority is somebody else. */
final class TimestampAuthority {
    /** "Best practices" time-stamp policy of ETSI EN 319 421. */
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("0.4.0.2023.1.1");

    private static final String CODE = "bad-timestamp-request";

    private TimestampAuthority() {}

    static byte[] respond(byte[] request, Signer authority, Instant at, BigInteger serial) {
        return Der.orRefused(CODE, "an RFC 3161 request", () -> granted(request, authority, at, serial));
    }

    private static byte[] granted(byte[] request, Signer authority, Instant at, BigInteger serial) {
        Der.read(request, CODE);
        try {
            var tokens = tokens(authority);
            var responses = new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA256));
            return responses
                    .generateGrantedResponse(new TimeStampRequest(request), serial, Date.from(at))
                    .getEncoded("DER");
        } catch (TSPException | IOException | OperatorCreationException e) {
            throw new InvalidEvidence(CODE, "No time-stamp for this: " + e.getMessage(), e);
        }
    }

    private static TimeStampTokenGenerator tokens(Signer authority)
            throws TSPException, OperatorCreationException, IOException {
        var digests = digests();
        var signatures = new JcaSignerInfoGeneratorBuilder(digests)
                .setSignedAttributeGenerator(SignedAttributes.plain()) // Bouncy Castle would add the machine's own time
                .build(
                        Algorithms.timestampSigner(authority),
                        new X509CertificateHolder(Certificates.der(authority.certificate())));
        var tokens = new TimeStampTokenGenerator(
                signatures, digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)), POLICY);
        tokens.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
        tokens.setAccuracySeconds(1);
        tokens.addCertificates(
                new CollectionStore<>(List.of(new X509CertificateHolder(Certificates.der(authority.certificate())))));
        return tokens;
    }

    private static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder()
                .setProvider(Algorithms.bouncyCastle())
                .build();
    }
}
