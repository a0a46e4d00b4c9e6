package org.sunseal.custody.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.TrustList;

/**
 * The one file in which an agent, a bidder's tool or a court keeps what it trusts: CA anchors, the regulator's certificates
 * and the register the regulator signed (protocol 2, A17). It is handed over once, and never fetched from the platform.
 */
public final class TrustFile {
    private final List<X509Certificate> anchors;
    private final List<String> regulatorSigning;
    private final List<X509CRL> crls;
    private final byte[] registerMessage;
    private final TrusteeRegister register;

    /**
     * @param anchors CA certificates under which bidders and agencies sign
     * @param regulatorSigning SHA-256 in hex of the certificates that may sign a register
     * @param registerMessage the register as signed message
     * @param crls revocation lists kept beside the anchors; may be empty
     * @throws InvalidEvidence {@code untrusted-register} if none of the listed certificates signed the register
     */
    public TrustFile(
            List<X509Certificate> anchors, List<String> regulatorSigning, byte[] registerMessage, List<X509CRL> crls) {
        this.anchors = List.copyOf(anchors);
        this.regulatorSigning = List.copyOf(regulatorSigning);
        this.crls = List.copyOf(crls);
        this.registerMessage = registerMessage.clone();
        this.register = TrusteeRegister.parse(registerMessage);
        var signer = Certificates.sha256(register.regulatorSigning());
        if (!this.regulatorSigning.contains(signer)) {
            throw new InvalidEvidence(
                    "untrusted-register", "The register is signed by the unlisted certificate " + signer);
        }
    }

    /**
     * Reads the file.
     *
     * @throws InvalidEvidence if its contents are malformed or its register is not signed by a listed regulator
     * @throws IOException if the file cannot be read
     */
    public static TrustFile load(Path file) throws IOException {
        return parse(Files.readAllBytes(file));
    }

    /** Reads the file's bytes; see {@link #load}. */
    public static TrustFile parse(byte[] bytes) {
        var json = Fields.read(bytes);
        json.version(1);
        var trust = new TrustFile(
                json.texts("anchors").stream()
                        .map(TrustFile::unbase64)
                        .map(Certificates::parse)
                        .toList(),
                json.texts("regulatorSigning"),
                json.bytes("register"),
                json.has("crls")
                        ? json.texts("crls").stream()
                                .map(TrustFile::unbase64)
                                .map(Certificates::parseCrl)
                                .toList()
                        : List.of());
        json.end();
        return trust;
    }

    /** Writes the file, replacing one that exists. */
    public void write(Path file) throws IOException {
        Files.write(file, encode());
    }

    /** The file's bytes: canonical JSON. */
    public byte[] encode() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("v", 1);
        json.put("anchors", anchors.stream().map(Certificates::der).toList());
        json.put("regulatorSigning", regulatorSigning);
        json.put("register", registerMessage);
        json.put("crls", crls.stream().map(TrustFile::der).toList());
        return CanonicalJson.write(json);
    }

    /** CA certificates under which bidders and agencies sign. */
    public List<X509Certificate> anchors() {
        return anchors;
    }

    /** The same anchors, ready to check chains with. */
    public TrustList trustList() {
        return new TrustList(anchors);
    }

    /** Revocation lists kept in the file. */
    public List<X509CRL> crls() {
        return crls;
    }

    /** The register, signed by a listed regulator. */
    public TrusteeRegister register() {
        return register;
    }

    /** The register in the exact bytes the regulator signed, to show to others. */
    public byte[] registerMessage() {
        return registerMessage.clone();
    }

    private static byte[] unbase64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("malformed-json", "anchors, crls: not base64", e);
        }
    }

    private static byte[] der(X509CRL crl) {
        try {
            return crl.getEncoded();
        } catch (CRLException e) {
            throw new IllegalStateException("A parsed revocation list does not encode", e);
        }
    }
}
