package org.sunseal.crypto;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * CMS SignedData (RFC 5652 section 5) as we write it and the only form in which we read it: DER, SHA-256, algorithms of
 * the suite, X.509 certificates only, every signer's certificate inside, named by the signature itself and no
 * certificate signing twice.
 */
final class SignedContent {
    private static final String CODE = "malformed-cms";

    private final ContentInfo info;
    private final SignedData structure;
    private final List<X509Certificate> certificates;
    private final List<SignedBy> signers;
    private final Optional<byte[]> body;

    private SignedContent(byte[] der) {
        // read once: the rest works on what came out; that it was DER, structure() finds by writing it again
        this.info = ContentInfo.getInstance(Der.readLoosely(der, CODE));
        this.structure = structure(info, der);
        this.certificates = certificates(structure.getCertificates());
        this.signers = signers();
        this.body = Optional.ofNullable(structure.getEncapContentInfo().getContent())
                .map(content -> ASN1OctetString.getInstance(content).getOctets());
    }

    /** One signature with the certificate that its attributes name. */
    record SignedBy(SignerInformation signature, X509Certificate certificate) {}

    /** Checks everything but the signatures themselves. */
    static SignedContent parse(byte[] der) {
        return Der.orRefused(CODE, "a CMS SignedData", () -> new SignedContent(der));
    }

    /** Signs {@code body} with every signer; the body goes inside or stays outside. */
    static byte[] sign(byte[] body, boolean encapsulate, List<Signer> signers) {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.setDefiniteLengthEncoding(true);
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(Algorithms.bouncyCastle())
                    .build();
            for (var signer : signers) {
                generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                        .setSignedAttributeGenerator(SignedAttributes.naming(signer.certificate()))
                        .build(Algorithms.signer(signer), signer.certificate()));
            }
            var signed = generator.generate(new CMSProcessableByteArray(body), encapsulate);
            return write(
                    SignedData.getInstance(signed.toASN1Structure().getContent()),
                    certificateSet(signers.stream()
                            .<X509Certificate>mapMulti((signer, sink) -> {
                                sink.accept(signer.certificate());
                                signer.chain().forEach(sink);
                            })
                            .toList()),
                    signed.getSignerInfos().getSigners().stream().toList());
        } catch (OperatorCreationException | CMSException | CertificateEncodingException e) {
            throw new IllegalArgumentException("The signer cannot sign", e);
        }
    }

    /** The same content with other certificates and signatures, as DER. */
    static byte[] write(SignedData content, ASN1Set certificates, List<SignerInformation> signatures) {
        var infos = new ASN1EncodableVector();
        signatures.forEach(signature -> infos.add(signature.toASN1Structure()));
        return Der.write(new ContentInfo(
                CMSObjectIdentifiers.signedData,
                new SignedData(
                        content.getDigestAlgorithms(),
                        content.getEncapContentInfo(),
                        certificates,
                        null,
                        new DERSet(infos))));
    }

    static ASN1Set certificateSet(List<X509Certificate> certificates) {
        var set = new ASN1EncodableVector();
        certificates.stream().distinct().forEach(each -> set.add(Certificate.getInstance(Certificates.der(each))));
        return new DERSet(set);
    }

    List<SignedBy> all() {
        return signers;
    }

    SignedBy only() {
        if (signers.size() != 1) {
            throw new InvalidEvidence(CODE, "Exactly one signature is asked for, here are " + signers.size());
        }
        return signers.getFirst();
    }

    /** Every certificate that came along, signers' and issuers'. */
    List<X509Certificate> certificates() {
        return certificates;
    }

    /** The content inside; empty when the signatures are over something outside. */
    Optional<byte[]> body() {
        return body;
    }

    SignedData structure() {
        return structure;
    }

    /** Verifies every signature over {@code body}; {@code bad-signature} tells whose does not fit. */
    void verify(byte[] body) {
        var signatures = List.copyOf(withBody(body).getSignerInfos().getSigners());
        for (var i = 0; i < signatures.size(); i++) {
            var certificate = signers.get(i).certificate();
            if (!verifies(signatures.get(i), certificate)) {
                throw new InvalidEvidence(
                        "bad-signature", "The signature of " + certificate.getSubjectX500Principal() + " does not fit");
            }
        }
    }

    private CMSSignedData withBody(byte[] body) {
        try {
            return new CMSSignedData(new CMSProcessableByteArray(body), info);
        } catch (CMSException e) {
            throw new InvalidEvidence(CODE, "Not a CMS SignedData: " + e.getMessage(), e);
        }
    }

    private static boolean verifies(SignerInformation signature, X509Certificate certificate) {
        try {
            // by key, not by certificate: whether the certificate was good at the time is the trust list's question
            return signature.verify(Verifying.with(certificate.getPublicKey()));
        } catch (CMSException | OperatorCreationException | IOException | RuntimeException e) {
            return false; // a digest or signature that cannot even be compared does not fit
        }
    }

    private static SignedData structure(ContentInfo info, byte[] der) {
        if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
            throw new InvalidEvidence(CODE, "Not a CMS SignedData but " + info.getContentType());
        }
        var structure = SignedData.getInstance(info.getContent());
        Der.requireCanonical(new ContentInfo(CMSObjectIdentifiers.signedData, structure), der, CODE);
        if (!CMSObjectIdentifiers.data.equals(structure.getEncapContentInfo().getContentType())) {
            throw new InvalidEvidence(CODE, "The signed content is not plain data");
        }
        for (var digest : structure.getDigestAlgorithms()) {
            requireSha256(AlgorithmIdentifier.getInstance(digest));
        }
        if (structure.getCRLs() != null) {
            throw new InvalidEvidence(CODE, "Revocation lists do not belong into a signed message");
        }
        return structure;
    }

    private static List<X509Certificate> certificates(@Nullable ASN1Set set) {
        var certificates = new ArrayList<X509Certificate>();
        for (var each : set == null ? new DLSet() : set) {
            certificates.add(Certificates.parse(Der.write(each)));
        }
        return List.copyOf(certificates);
    }

    private List<SignedBy> signers() {
        var found = new ArrayList<SignedBy>();
        try {
            for (var signature : new CMSSignedData(info).getSignerInfos()) {
                found.add(new SignedBy(signature, certificateOf(signature)));
            }
        } catch (CMSException e) {
            throw new InvalidEvidence(CODE, "Not a CMS SignedData: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new InvalidEvidence(CODE, "Nobody signed this");
        }
        var names = new HashSet<X509Certificate>();
        for (var each : found) {
            if (!names.add(each.certificate())) { // else one trustee could make up a quorum alone
                throw new InvalidEvidence(CODE, "The same certificate signs twice");
            }
        }
        return List.copyOf(found);
    }

    private X509Certificate certificateOf(SignerInformation signature) {
        requireSha256(signature.getDigestAlgorithmID());
        for (var certificate : certificates) {
            if (SignedAttributes.names(signature, certificate)) {
                if (!signature.getSID().match(holder(certificate))) {
                    throw new InvalidEvidence(CODE, "The signature names two different certificates");
                }
                Algorithms.requireOurs(
                        signature.toASN1Structure().getDigestEncryptionAlgorithm(), certificate.getPublicKey());
                return certificate;
            }
        }
        throw new InvalidEvidence(CODE, "The certificate a signature names is not inside");
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(Certificates.der(certificate));
        } catch (IOException e) {
            throw new InvalidEvidence(CODE, "A certificate is unreadable", e);
        }
    }

    private static void requireSha256(AlgorithmIdentifier digest) {
        if (!Algorithms.isSha256(digest)) {
            throw new InvalidEvidence(Algorithms.CODE, "Digests are SHA-256, this is " + digest.getAlgorithm());
        }
    }
}
