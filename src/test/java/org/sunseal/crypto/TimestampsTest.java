package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunseal.crypto.Refusals.assertReadOrRefused;
import static org.sunseal.crypto.Refusals.assertRefused;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates.Usage;

class TimestampsTest {
    private static final byte[] DIGEST = Framing.sha256("data".getBytes(UTF_8));
    private static final BigInteger NONCE = BigInteger.valueOf(20260302);

    private final Signer authority = Issued.timestampAuthority();

    @Test
    void a_token_tells_its_time_to_the_millisecond() {
        var at = Instant.parse("2026-03-02T01:29:59.870Z");

        var timestamp = Timestamps.verify(token(authority, at), DIGEST, List.of(authority.certificate()));

        assertThat(timestamp.genTime()).isEqualTo(at);
        assertThat(timestamp.signer()).isEqualTo(authority.certificate());
    }

    @Test
    void the_anchor_of_the_authority_is_enough() {
        var timestamp = Timestamps.verify(
                token(authority, Issued.NOW), DIGEST, List.of(Issued.authority().certificate()));

        assertThat(timestamp.signer()).isEqualTo(authority.certificate());
    }

    @Test
    void rsa_authorities_are_accepted() {
        var rsa = Issued.timestampAuthorityWithRsa();

        assertThat(Timestamps.verify(token(rsa, Issued.NOW), DIGEST, List.of(rsa.certificate()))
                        .genTime())
                .isEqualTo(Issued.NOW);
    }

    @Test
    void a_signature_under_the_name_of_another_kind_of_key_is_refused() {
        var calledRsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption);

        assertRefused(
                "unsupported-algorithm",
                () -> Algorithms.requireSound(calledRsa, authority.certificate().getPublicKey()));
    }

    @Test
    void a_token_over_something_else_is_refused() {
        var token = token(authority, Issued.NOW);

        assertRefused(
                "bad-timestamp",
                () -> Timestamps.verify(token, Framing.sha256(new byte[1]), List.of(authority.certificate())));
    }

    @Test
    void a_stranger_is_not_trusted() {
        var stranger = Issued.by(Issued.foreignAuthority(), Keys.ecP256(), "CN=Stranger", Usage.TIMESTAMP);
        var token = token(stranger, Issued.NOW);

        assertRefused(
                "untrusted-certificate",
                () -> Timestamps.verify(
                        token, DIGEST, List.of(Issued.authority().certificate())));
    }

    @Test
    void a_certificate_that_had_ended_by_then_is_refused() {
        var ended = Issued.by(
                Issued.authority(),
                Keys.ecP256(),
                "CN=Ended",
                Usage.TIMESTAMP,
                Issued.FROM,
                Issued.NOW.minusSeconds(60));
        var token = token(ended, Issued.NOW);

        assertRefused("certificate-expired", () -> Timestamps.verify(token, DIGEST, List.of(ended.certificate())));
    }

    @Test
    void an_answer_to_another_request_is_refused() {
        var response = Timestamps.respond(Timestamps.request(DIGEST, NONCE), authority, Issued.NOW, BigInteger.ONE);

        assertRefused("bad-timestamp", () -> Timestamps.tokenFrom(response, DIGEST, NONCE.add(BigInteger.ONE)));
        assertRefused("bad-timestamp", () -> Timestamps.tokenFrom(response, Framing.sha256(new byte[1]), NONCE));
    }

    @Test
    void the_authority_stamps_sha256_only() throws IOException {
        var sha512 = new TimeStampRequestGenerator()
                .generate(TSPAlgorithms.SHA512, new byte[64])
                .getEncoded();

        assertRefused("bad-timestamp-request", () -> Timestamps.respond(sha512, authority, Issued.NOW, BigInteger.ONE));
        assertRefused(
                "bad-timestamp-request",
                () -> Timestamps.respond(new byte[] {0x30, 0}, authority, Issued.NOW, BigInteger.ONE));
    }

    @Test
    void no_single_changed_byte_passes() {
        var token = token(authority, Issued.NOW);

        for (var i = 0; i < token.length; i++) {
            var changed = token.clone();
            changed[i] ^= 0x21;
            assertReadOrRefused(() -> assertThat(Timestamps.verify(changed, DIGEST, List.of(authority.certificate())))
                    .isEqualTo(new Timestamp(Issued.NOW, authority.certificate())));
        }
    }

    @Test
    void a_real_token_verifies_against_its_root() throws Exception {
        var chain = Certificates.parsePem(fixture("sigstage/ts_chain.pem"));
        var digest = Framing.sha256("hello".getBytes(UTF_8));

        var timestamp =
                Timestamps.verify(fixtureToken("sigstage/response-sha256.tsr"), digest, List.of(chain.getLast()));

        assertThat(timestamp.genTime()).isEqualTo("2025-05-09T11:58:55Z");
    }

    @Test
    void a_real_token_without_certificate_verifies_when_pinned() throws Exception {
        var chain = Certificates.parsePem(fixture("sigstage/ts_chain.pem"));
        var token = fixtureToken("sigstage/response-no-embedded-cert.tsr");
        var digest = imprint("sigstage/response-no-embedded-cert.tsr");

        assertThat(Timestamps.verify(token, digest, chain).signer()).isEqualTo(chain.getFirst());
        assertRefused("untrusted-certificate", () -> Timestamps.verify(token, digest, List.of(chain.getLast())));
    }

    @Test
    void a_real_token_stays_good_after_its_certificate_ended() throws Exception {
        var chain = Certificates.parsePem(fixture("sigstore.mock/ts_chain.pem"));

        var timestamp = Timestamps.verify(
                fixtureToken("sigstore.mock/response-expired.tsr"),
                Framing.sha256(fixture("sigstore.mock/payload")),
                chain);

        assertThat(timestamp.genTime()).isEqualTo("2023-02-01T00:00:00Z");
    }

    @Test
    void broken_real_tokens_are_refused() throws Exception {
        var chain = Certificates.parsePem(fixture("sigstage/ts_chain.pem"));
        var hello = Framing.sha256("hello".getBytes(UTF_8));
        var badSignature = fixtureToken("sigstage/response-invalid-signature.tsr");
        var sha512 = fixtureToken("sigstage/response-sha512.tsr");
        var injected = fixtureToken("test_tsa/response-injected-certs.tsr");

        assertRefused("bad-timestamp", () -> Timestamps.verify(badSignature, hello, chain));
        assertRefused("bad-timestamp", () -> Timestamps.verify(sha512, hello, chain));
        assertRefused("bad-timestamp", () -> Timestamps.verify(injected, hello, chain));
    }

    @Test
    void a_source_over_http_checks_what_it_gets() throws IOException {
        assertThat(verified(source(UnaryOperator.identity()))).isEqualTo(Issued.NOW);

        assertRefused("bad-timestamp", () -> verified(source(answer -> Arrays.copyOf(answer, answer.length - 1))));
        assertThatThrownBy(() -> verified(source(answer -> new byte[0]))).isInstanceOf(UncheckedIOException.class);
    }

    /** One answer of a time-stamp authority on this machine; an empty one stands for its failure. */
    private byte[] source(UnaryOperator<byte[]> change) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var request = exchange.getRequestBody().readAllBytes();
            var answer = change.apply(Timestamps.respond(request, authority, Issued.NOW, BigInteger.ONE));
            exchange.sendResponseHeaders(answer.length == 0 ? 503 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            return new HttpTimestampSource(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                    .tokenFor(DIGEST);
        } finally {
            server.stop(0);
        }
    }

    private Instant verified(byte[] token) {
        return Timestamps.verify(token, DIGEST, List.of(authority.certificate()))
                .genTime();
    }

    private static byte[] token(Signer authority, Instant at) {
        var response = Timestamps.respond(Timestamps.request(DIGEST, NONCE), authority, at, BigInteger.ONE);
        return Timestamps.tokenFrom(response, DIGEST, NONCE);
    }

    private static byte[] fixture(String name) {
        return SharedVectors.bytes("rfc3161/test/fixtures/" + name);
    }

    private static byte[] fixtureToken(String name) throws Exception {
        return new TimeStampResponse(fixture(name)).getTimeStampToken().getEncoded();
    }

    private static byte[] imprint(String name) throws Exception {
        return new TimeStampResponse(fixture(name))
                .getTimeStampToken()
                .getTimeStampInfo()
                .getMessageImprintDigest();
    }
}
