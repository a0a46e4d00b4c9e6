package org.sunseal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Time-stamps of RFC 3161 over SHA-256: asking for one and judging one. {@link TimestampAuthority} makes them.
 *
 * <p>{@code openssl ts -verify} accepts the same tokens. Authorities outside the suite may sign with any sound
 * algorithm ({@link Algorithms#requireSound}); the imprint is always SHA-256.
 */
public final class Timestamps {
    private static final String CODE = "bad-timestamp";

    private Timestamps() {}

    /** The request (TimeStampReq, DER) for a digest, asking for the authority's certificate as well. */
    public static byte[] request(byte[] sha256, BigInteger nonce) {
        try {
            var generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            return generator.generate(TSPAlgorithms.SHA256, sha256, nonce).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("Writing ASN.1 to memory failed", e);
        }
    }

    /**
     * Takes the token out of an authority's answer and checks that it answers this very request.
     *
     * @return the token (ContentInfo, DER); who signed it, and whether, is {@link #verify}'s question
     * @throws InvalidEvidence {@code bad-timestamp} when it was refused or digest or nonce differ
     */
    public static byte[] tokenFrom(byte[] response, byte[] sha256, BigInteger nonce) {
        return Der.orRefused(CODE, "an RFC 3161 answer", () -> answerTo(sha256, nonce, response));
    }

    private static byte[] answerTo(byte[] sha256, BigInteger nonce, byte[] response) {
        var answer = response(response);
        var token = answer.getTimeStampToken();
        if (answer.getStatus() != PKIStatus.GRANTED || token == null) {
            throw new InvalidEvidence(
                    CODE, "The authority refused: status " + answer.getStatus() + ", " + answer.getStatusString());
        }
        requireImprint(token, sha256);
        if (!nonce.equals(token.getTimeStampInfo().getNonce())) {
            throw new InvalidEvidence(CODE, "The nonce is not the one of the request: an old answer?");
        }
        return Der.write(token.toCMSSignedData().toASN1Structure());
    }

    /**
     * Verifies a token completely: imprint, signature, the signer's own name in it (signing-certificate or -v2),
     * extended key usage timeStamping, alone and critical, and validity at the time it states.
     *
     * @param tsaCertificates authorities' own certificates, pinned, or anchors they chain to; a token may come without
     *     certificates if its signer's is here
     * @throws InvalidEvidence {@code bad-timestamp}, {@code wrong-key-usage}, {@code untrusted-certificate}, {@code
     *     certificate-expired} or {@code unsupported-algorithm}
     */
    public static Timestamp verify(byte[] token, byte[] dataSha256, Collection<X509Certificate> tsaCertificates) {
        return Der.orRefused(CODE, "an RFC 3161 token", () -> verified(token, dataSha256, tsaCertificates));
    }

    private static Timestamp verified(byte[] token, byte[] dataSha256, Collection<X509Certificate> tsaCertificates) {
        var read = token(token);
        requireImprint(read, dataSha256);
        var inside = certificates(read);
        var candidates = new ArrayList<>(tsaCertificates);
        candidates.addAll(inside);
        var signer = signer(read, candidates);
        var genTime = read.getTimeStampInfo().getGenTime().toInstant();
        Certificates.Usage.TIMESTAMP.require(signer);
        TrustList.requireValidAt(signer, genTime);
        requireSignature(read, signer);
        if (!tsaCertificates.contains(signer)) {
            new TrustList(tsaCertificates)
                    .checkWithoutRevocation(signer, inside, genTime, Certificates.Usage.TIMESTAMP);
        }
        return new Timestamp(genTime, signer);
    }

    /**
     * The authority's side: answers a request with a token signed now, for the demo and for tests.
     *
     * @throws InvalidEvidence {@code bad-timestamp-request} for anything but a request over SHA-256
     */
    public static byte[] respond(byte[] request, Signer authority, Instant at, BigInteger serial) {
        return TimestampAuthority.respond(request, authority, at, serial);
    }

    private static void requireImprint(TimeStampToken token, byte[] sha256) {
        var info = token.getTimeStampInfo();
        if (!NISTObjectIdentifiers.id_sha256.equals(info.getMessageImprintAlgOID())
                || !Arrays.equals(info.getMessageImprintDigest(), sha256)) {
            throw new InvalidEvidence(CODE, "The time-stamp is over something else");
        }
    }

    /** Ours before those that came along: whoever can add a certificate to a token must not displace a trusted one. */
    private static X509Certificate signer(TimeStampToken token, List<X509Certificate> candidates) {
        return candidates.stream()
                .filter(each -> token.getSID().match(holder(each)))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidEvidence("untrusted-certificate", "The time-stamp's signer is unknown here"));
    }

    private static void requireSignature(TimeStampToken token, X509Certificate signer) {
        var info =
                token.toCMSSignedData().getSignerInfos().getSigners().iterator().next();
        Algorithms.requireSound(
                info.toASN1Structure().getDigestEncryptionAlgorithm(),
                info.getDigestAlgorithmID(),
                signer.getPublicKey());
        try {
            token.validate(Verifying.with(signer));
        } catch (TSPException
                | OperatorCreationException
                | IOException
                | RuntimeException e) { // garbled ones end unchecked
            throw new InvalidEvidence(CODE, "The time-stamp does not verify: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> certificates(TimeStampToken token) {
        return token.getCertificates().getMatches(null).stream()
                .map(holder -> {
                    try {
                        return Certificates.parse(holder.getEncoded());
                    } catch (IOException e) {
                        throw new InvalidEvidence(CODE, "A certificate inside is unreadable", e);
                    }
                })
                .toList();
    }

    private static TimeStampToken token(byte[] der) {
        try {
            return new TimeStampToken(new CMSSignedData(ContentInfo.getInstance(Der.read(der, CODE))));
        } catch (CMSException | TSPException | IOException e) {
            throw new InvalidEvidence(CODE, "Not an RFC 3161 token: " + e.getMessage(), e);
        }
    }

    private static TimeStampResponse response(byte[] der) {
        Der.read(der, CODE);
        try {
            return new TimeStampResponse(der);
        } catch (TSPException | IOException e) {
            throw new InvalidEvidence(CODE, "Not an RFC 3161 answer: " + e.getMessage(), e);
        }
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(Certificates.der(certificate));
        } catch (IOException e) {
            throw new InvalidEvidence("malformed-certificate", "A certificate is unreadable", e);
        }
    }
}
