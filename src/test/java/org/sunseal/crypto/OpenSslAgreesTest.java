package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we write, a tool that is not ours accepts; what we changed, it refuses as well. */
class OpenSslAgreesTest {
    private static final byte[] DOCUMENT = "{\"tender\":\"T-1\",\"v\":1}".getBytes(UTF_8);

    @TempDir
    Path folder;

    private OpenSsl openssl;

    @BeforeEach
    void a_folder_with_the_authority() {
        openssl = new OpenSsl(folder);
        openssl.write("ca.crt", Certificates.pem(Issued.authority().certificate()));
        openssl.write("doc", DOCUMENT);
    }

    static Stream<Signer> signers() {
        return Stream.of(Issued.bidder(), Issued.bidderWithRsa());
    }

    @ParameterizedTest
    @MethodSource("signers")
    void a_detached_cades_signature_verifies(Signer signer) {
        openssl.write("doc.p7s", DetachedSignature.sign(DOCUMENT, signer));

        var outcome = verifyCades("doc");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void a_detached_signature_with_its_timestamp_verifies() {
        var p7s = DetachedSignature.sign(DOCUMENT, Issued.bidder());
        var digest = Framing.sha256(DetachedSignature.signatureValue(p7s));
        openssl.write("doc.p7s", DetachedSignature.withTimestamp(p7s, token(digest, Issued.timestampAuthority())));

        var outcome = verifyCades("doc");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void a_detached_signature_over_something_else_fails_there_too() {
        openssl.write("doc.p7s", DetachedSignature.sign(DOCUMENT, Issued.bidder()));
        openssl.write("other", "{}".getBytes(UTF_8));

        assertThat(verifyCades("other").exitCode()).isNotZero();
    }

    @Test
    void a_message_merged_from_several_signers_verifies() {
        var merged = SignedMessage.merge(List.of(
                SignedMessage.sign(DOCUMENT, Issued.bidder()), SignedMessage.sign(DOCUMENT, Issued.bidderWithRsa())));
        openssl.write("message.p7m", merged);

        var outcome = openssl.run(
                "cms",
                "-verify",
                "-cades",
                "-inform",
                "DER",
                "-in",
                "message.p7m",
                "-binary",
                "-CAfile",
                "ca.crt",
                "-attime",
                OpenSsl.at(Issued.NOW),
                "-out",
                "body");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(openssl.read("body")).isEqualTo(DOCUMENT);
    }

    @ParameterizedTest
    @MethodSource("timestampAuthorities")
    void a_timestamp_verifies(Signer authority) {
        openssl.write("token.der", token(Framing.sha256(DOCUMENT), authority));

        var outcome = openssl.run(
                "ts",
                "-verify",
                "-token_in",
                "-in",
                "token.der",
                "-data",
                "doc",
                "-CAfile",
                "ca.crt",
                "-attime",
                OpenSsl.at(Issued.NOW));

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    static Stream<Signer> timestampAuthorities() {
        return Stream.of(Issued.timestampAuthority(), Issued.timestampAuthorityWithRsa());
    }

    @Test
    void a_timestamp_request_and_answer_are_read_there() {
        var digest = Framing.sha256(DOCUMENT);
        var request = Timestamps.request(digest, BigInteger.TEN);
        openssl.write("request.tsq", request);
        openssl.write(
                "response.tsr", Timestamps.respond(request, Issued.timestampAuthority(), Issued.NOW, BigInteger.ONE));

        var outcome = openssl.run(
                "ts",
                "-verify",
                "-in",
                "response.tsr",
                "-queryfile",
                "request.tsq",
                "-CAfile",
                "ca.crt",
                "-attime",
                OpenSsl.at(Issued.NOW));

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void a_sealed_message_opens_there_for_the_wrapped_slot_key() {
        var slot = Keys.ecP256();
        var wrapped = Certificates.wrap(slot.getPublic(), "CN=T-1.7", Issued.bidder());
        openssl.write("key.p7m", SealedMessage.seal(DOCUMENT, wrapped));
        openssl.write("slot.crt", Certificates.pem(wrapped));
        openssl.write(
                "slot.key", Certificates.pem("PRIVATE KEY", slot.getPrivate().getEncoded()));

        var outcome = openssl.run(
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "key.p7m",
                "-recip",
                "slot.crt",
                "-inkey",
                "slot.key",
                "-out",
                "package.json");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(openssl.read("package.json")).isEqualTo(DOCUMENT);
    }

    @Test
    void a_message_sealed_there_for_our_certificate_is_of_another_scheme_and_refused() {
        var recipient = Issued.recipient();
        openssl.write("recipient.crt", Certificates.pem(recipient.certificate()));

        var outcome = openssl.run(
                "cms",
                "-encrypt",
                "-binary",
                "-outform",
                "DER",
                "-aes-256-cbc",
                "-in",
                "doc",
                "-out",
                "cbc.p7m",
                "recipient.crt");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        Refusals.assertRefused(
                "malformed-cms",
                () -> SealedMessage.open(openssl.read("cbc.p7m"), recipient.key(), recipient.certificate()));
    }

    @Test
    void a_message_sealed_there_within_the_suite_opens_here() {
        var recipient = Issued.recipient();
        openssl.write("recipient.crt", Certificates.pem(recipient.certificate()));

        var outcome = openssl.run(
                "cms",
                "-encrypt",
                "-binary",
                "-outform",
                "DER",
                "-aes-256-gcm",
                "-in",
                "doc",
                "-out",
                "gcm.p7m",
                "-recip",
                "recipient.crt",
                "-keyopt",
                "ecdh_kdf_md:sha256",
                "-aes256-wrap");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(SealedMessage.open(openssl.read("gcm.p7m"), recipient.key(), recipient.certificate()))
                .isEqualTo(DOCUMENT);
    }

    @Test
    void a_revocation_list_revokes_there_as_well() {
        var revoked = Issued.bidder();
        openssl.write("bidder.crt", Certificates.pem(revoked.certificate()));
        openssl.write(
                "crl.pem",
                Certificates.pem("X509 CRL", encoded(Issued.crlRevoking(Issued.FROM, revoked.certificate()))));

        var outcome = openssl.run(
                "verify",
                "-CAfile",
                "ca.crt",
                "-crl_check",
                "-CRLfile",
                "crl.pem",
                "-attime",
                OpenSsl.at(Issued.NOW),
                "bidder.crt");

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output()).contains("certificate revoked");
    }

    @Test
    void a_keystore_is_read_there_and_protected_by_aes() {
        Keys.store(folder.resolve("bidder.p12"), "secret".toCharArray(), "bidder", Issued.bidder());

        var outcome = openssl.run("pkcs12", "-in", "bidder.p12", "-passin", "pass:secret", "-info", "-noout");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains("AES-256-CBC")
                .doesNotContain("RC2")
                .doesNotContain("3DES");
    }

    private OpenSsl.Outcome verifyCades(String content) {
        return openssl.run(
                "cms",
                "-verify",
                "-cades",
                "-inform",
                "DER",
                "-in",
                "doc.p7s",
                "-content",
                content,
                "-binary",
                "-CAfile",
                "ca.crt",
                "-attime",
                OpenSsl.at(Issued.NOW),
                "-out",
                "verified");
    }

    private static byte[] token(byte[] digest, Signer authority) {
        var response =
                Timestamps.respond(Timestamps.request(digest, BigInteger.TEN), authority, Issued.NOW, BigInteger.ONE);
        return Timestamps.tokenFrom(response, digest, BigInteger.TEN);
    }

    private static byte[] encoded(X509CRL crl) {
        try {
            return crl.getEncoded();
        } catch (CRLException e) {
            throw new IllegalStateException(e);
        }
    }
}
