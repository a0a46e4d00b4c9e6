package org.sunseal.crypto;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;

/**
 * The signed attributes of every signature of ours: content-type, message-digest and signing-certificate-v2, which
 * makes it CAdES-BES (ETSI EN 319 122-1 section 5). No signing-time: a signer's own clock proves nothing.
 */
final class SignedAttributes {
    private static final String CODE = "malformed-cms";

    private SignedAttributes() {}

    /** Content-type and message-digest alone; time-stamps add their own name of the certificate. */
    static CMSAttributeTableGenerator plain() {
        return SignedAttributes::contentTypeAndDigest;
    }

    static CMSAttributeTableGenerator naming(X509Certificate signer) {
        return parameters -> contentTypeAndDigest(parameters)
                .add(PKCSObjectIdentifiers.id_aa_signingCertificateV2, signingCertificate(signer));
    }

    /**
     * Whether the signature names exactly this certificate, by SHA-256, as its own (RFC 5035).
     *
     * @throws InvalidEvidence when the attribute is missing, repeated or in another form
     */
    static boolean names(SignerInformation signer, X509Certificate certificate) {
        var named = SigningCertificateV2.getInstance(
                single(signer, PKCSObjectIdentifiers.id_aa_signingCertificateV2).getAttributeValues()[0]);
        if (named.getCerts().length == 0) {
            throw new InvalidEvidence(CODE, "signing-certificate-v2 names no certificate");
        }
        var first = named.getCerts()[0]; // the signer's own comes first: RFC 5035 section 3
        return first.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && Arrays.equals(first.getCertHash(), Framing.sha256(Certificates.der(certificate)));
    }

    /** The one signed attribute of that type, with its one value. */
    static Attribute single(SignerInformation signer, ASN1ObjectIdentifier type) {
        var attributes = signer.getSignedAttributes();
        var found = attributes == null ? new ASN1EncodableVector() : attributes.getAll(type);
        if (found.size() != 1 || Attribute.getInstance(found.get(0)).getAttributeValues().length != 1) {
            throw new InvalidEvidence(CODE, "A signature needs the signed attribute " + type + " exactly once");
        }
        return Attribute.getInstance(found.get(0));
    }

    private static AttributeTable contentTypeAndDigest(Map<?, ?> parameters) {
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.contentType, new DERSet((ASN1ObjectIdentifier)
                parameters.get(CMSAttributeTableGenerator.CONTENT_TYPE))));
        attributes.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString((byte[])
                parameters.get(CMSAttributeTableGenerator.DIGEST)))));
        return new AttributeTable(attributes);
    }

    private static SigningCertificateV2 signingCertificate(X509Certificate signer) {
        return new SigningCertificateV2(new ESSCertIDv2(Framing.sha256(Certificates.der(signer))));
    }
}
