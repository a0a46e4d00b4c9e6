package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.sunseal.crypto.Refusals.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates.Usage;

class TrustListTest {
    @Test
    void many_authorities_of_one_name_and_one_key_are_searched_in_no_time() {
        var keys = Keys.ecP256();
        var strangers = Stream.generate(() -> authority(keys, "CN=Stranger CA"))
                .limit(10)
                .toList();
        var leaf = Issued.by(strangers.getFirst(), Keys.ecP256(), "CN=Stranger", Usage.SIGNING)
                .certificate();
        var sent = strangers.stream().map(Signer::certificate).toList();

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertRefused(
                        "untrusted-certificate",
                        () -> trust.checkWithoutRevocation(leaf, sent, Issued.NOW, Usage.SIGNING)));
    }

    @Test
    void certificates_that_issue_nothing_do_not_crowd_out_the_authority_between() {
        var between = Issued.by(Issued.authority(), Keys.ecP256(), "CN=Between", Usage.AUTHORITY);
        var leaf = Issued.by(between, Keys.ecP256(), "CN=Bidder", Usage.SIGNING).certificate();
        var sent = new ArrayList<>(Collections.nCopies(50, between.certificate()));
        sent.add(between.certificate());
        for (int i = 0; i < 50; i++) {
            sent.addFirst(Issued.bidder().certificate());
        }

        var evidence = trust.checkWithoutRevocation(leaf, sent, Issued.NOW, Usage.SIGNING);

        assertThat(evidence.anchor()).isEqualTo(Issued.authority().certificate());
    }

    @Test
    void of_the_authorities_a_stranger_sends_only_the_first_few_are_looked_at() {
        var between = Issued.by(Issued.authority(), Keys.ecP256(), "CN=Between", Usage.AUTHORITY);
        var leaf = Issued.by(between, Keys.ecP256(), "CN=Bidder", Usage.SIGNING).certificate();
        var sent = new ArrayList<X509Certificate>();
        for (int i = 0; i < TrustList.MOST_AUTHORITIES_BETWEEN; i++) {
            sent.add(authority(Keys.ecP256(), "CN=Crowd " + i).certificate());
        }
        sent.add(between.certificate());

        assertRefused(
                "untrusted-certificate", () -> trust.checkWithoutRevocation(leaf, sent, Issued.NOW, Usage.SIGNING));
    }

    @Test
    void a_revoked_authority_counts_even_if_nothing_is_known_of_the_leaf() {
        var between = Issued.by(Issued.authority(), Keys.ecP256(), "CN=Between", Usage.AUTHORITY);
        var leaf = Issued.by(between, Keys.ecP256(), "CN=Bidder", Usage.SIGNING).certificate();
        var revoking = Issued.crlRevoking(Issued.FROM, between.certificate());

        assertRefused(
                "certificate-revoked",
                () -> trust.check(leaf, List.of(between.certificate()), List.of(revoking), Issued.NOW, Usage.SIGNING));
    }

    private static Signer authority(KeyPair keys, String dn) {
        return new Signer(
                keys.getPrivate(), Certificates.selfSigned(keys, dn, true, Issued.FROM, Issued.UNTIL), List.of());
    }

    private static final X509CRL EMPTY_CRL = Issued.crlRevoking(Issued.FROM);

    private final TrustList trust = Issued.trust();

    @Test
    void a_certificate_of_the_authority_is_accepted_and_says_why() throws Exception {
        var bidder = Issued.bidder().certificate();

        var evidence = trust.check(bidder, List.of(), List.of(EMPTY_CRL), Issued.NOW, Usage.SIGNING);

        assertThat(evidence.anchor()).isEqualTo(Issued.authority().certificate());
        assertThat(evidence.crlSha256()).containsExactly(Framing.hex(Framing.sha256(EMPTY_CRL.getEncoded())));
        assertThat(evidence.at()).isEqualTo(Issued.NOW);
    }

    @Test
    void rsa_certificates_are_accepted_as_well() {
        var bidder = Issued.bidderWithRsa().certificate();

        assertThat(check(bidder, Usage.SIGNING, Issued.NOW).certificate()).isEqualTo(bidder);
    }

    @Test
    void a_foreign_authority_is_not_trusted() {
        var foreign = Issued.by(Issued.foreignAuthority(), Keys.ecP256(), "CN=Stranger", Usage.SIGNING);

        assertRefused("untrusted-certificate", () -> check(foreign.certificate(), Usage.SIGNING, Issued.NOW));
    }

    @Test
    void an_authority_of_the_same_name_with_another_key_is_not_trusted() {
        var forged = Issued.by(Issued.impostorAuthority(), Keys.ecP256(), "CN=Bidder One", Usage.SIGNING);

        assertRefused("untrusted-certificate", () -> check(forged.certificate(), Usage.SIGNING, Issued.NOW));
    }

    @Test
    void a_bidder_cannot_issue_for_others() {
        var bidder = Issued.bidder();
        var child = Issued.by(bidder, Keys.ecP256(), "CN=Child", Usage.SIGNING).certificate();

        assertRefused(
                "untrusted-certificate",
                () -> trust.checkWithoutRevocation(child, List.of(bidder.certificate()), Issued.NOW, Usage.SIGNING));
    }

    @Test
    void a_chain_over_an_intermediate_needs_a_list_from_each_issuer() {
        var middle = Issued.by(Issued.authority(), Keys.ecP256(), "CN=Middle", Usage.AUTHORITY);
        var leaf = Issued.by(middle, Keys.ecP256(), "CN=Leaf", Usage.SIGNING).certificate();
        var middleCrl = Certificates.crl(middle, List.of(), Issued.FROM, Issued.UNTIL, 1);
        var path = List.of(middle.certificate());

        assertThat(trust.check(leaf, path, List.of(EMPTY_CRL, middleCrl), Issued.NOW, Usage.SIGNING)
                        .crlSha256())
                .hasSize(2);
        assertRefused(
                "revocation-unknown", () -> trust.check(leaf, path, List.of(EMPTY_CRL), Issued.NOW, Usage.SIGNING));
        assertRefused("untrusted-certificate", () -> check(leaf, Usage.SIGNING, Issued.NOW));
    }

    @Test
    void the_wrong_usage_is_refused() {
        assertRefused("wrong-key-usage", () -> check(Issued.recipient().certificate(), Usage.SIGNING, Issued.NOW));
        assertRefused("wrong-key-usage", () -> check(Issued.bidder().certificate(), Usage.AGREEMENT, Issued.NOW));
        assertRefused("wrong-key-usage", () -> check(Issued.bidder().certificate(), Usage.TIMESTAMP, Issued.NOW));
        assertRefused("wrong-key-usage", () -> check(Issued.bidder().certificate(), Usage.AUTHORITY, Issued.NOW));
    }

    @Test
    void validity_is_judged_at_the_instant_asked_for() {
        var bidder = Issued.bidder().certificate();

        assertRefused(
                "certificate-expired", () -> check(bidder, Usage.SIGNING, Issued.UNTIL.plus(Duration.ofSeconds(1))));
        assertRefused(
                "certificate-not-yet-valid",
                () -> check(bidder, Usage.SIGNING, Issued.FROM.minus(Duration.ofSeconds(1))));
    }

    @Test
    void a_revoked_certificate_is_good_before_its_revocation_only() {
        var bidder = Issued.bidder().certificate();
        var since = Issued.NOW.minus(Duration.ofMinutes(10));
        var crl = Issued.crlRevoking(since, bidder);

        assertRefused(
                "certificate-revoked", () -> trust.check(bidder, List.of(), List.of(crl), Issued.NOW, Usage.SIGNING));
        assertThat(trust.check(bidder, List.of(), List.of(crl), since.minusSeconds(1), Usage.SIGNING)
                        .crlSha256())
                .isNotEmpty();
    }

    @Test
    void a_later_list_that_dates_the_revocation_back_counts() {
        var bidder = Issued.bidder().certificate();
        var later = Certificates.crl(
                Issued.authority(),
                List.of(new Certificates.RevokedSerial(bidder.getSerialNumber(), Issued.NOW.minus(Duration.ofDays(1)))),
                Issued.NOW.plus(Duration.ofDays(2)),
                Issued.NOW.plus(Duration.ofDays(3)),
                8);

        assertRefused(
                "certificate-revoked",
                () -> trust.check(bidder, List.of(), List.of(EMPTY_CRL, later), Issued.NOW, Usage.SIGNING));
    }

    @Test
    void without_a_current_list_of_the_issuer_revocation_is_unknown() {
        var bidder = Issued.bidder().certificate();
        var stale = Certificates.crl(Issued.authority(), List.of(), Issued.FROM, Issued.NOW, 1);
        var byImpostor = Certificates.crl(Issued.impostorAuthority(), List.of(), Issued.FROM, Issued.UNTIL, 1);

        for (var crls : List.of(List.<X509CRL>of(), List.of(stale), List.of(byImpostor))) {
            assertRefused("revocation-unknown", () -> trust.check(bidder, List.of(), crls, Issued.NOW, Usage.SIGNING));
        }
    }

    /** Lists and certificates of the JDK remember that their signature held, but under which key as well. */
    @Test
    void what_one_authority_signed_is_not_taken_for_the_word_of_another_of_its_name() {
        var impostor = Issued.impostorAuthority();
        var others = new TrustList(List.of(impostor.certificate()));
        var bidder = Issued.bidder().certificate();
        var forged = Issued.by(impostor, Keys.ecP256(), "CN=Bidder One", Usage.SIGNING)
                .certificate();
        trust.check(bidder, List.of(), List.of(EMPTY_CRL), Issued.NOW, Usage.SIGNING);

        assertRefused(
                "untrusted-certificate",
                () -> others.check(bidder, List.of(), List.of(EMPTY_CRL), Issued.NOW, Usage.SIGNING));
        assertRefused(
                "revocation-unknown",
                () -> others.check(forged, List.of(), List.of(EMPTY_CRL), Issued.NOW, Usage.SIGNING));
    }

    @Test
    void lists_are_looked_for_only_when_the_chain_holds_and_only_for_what_is_in_it() {
        var bidder = Issued.bidder().certificate();
        var stranger = Issued.by(Issued.foreignAuthority(), Keys.ecP256(), "CN=Stranger", Usage.SIGNING)
                .certificate();
        var asked = new ArrayList<X509Certificate>();
        TrustList.RevocationSource lists = issued -> {
            asked.addAll(issued);
            return List.of(EMPTY_CRL);
        };

        assertRefused(
                "untrusted-certificate",
                () -> trust.check(stranger, List.of(bidder), lists, Issued.NOW, Usage.SIGNING));
        assertThat(asked).isEmpty();
        trust.check(bidder, List.of(stranger, Issued.authority().certificate()), lists, Issued.NOW, Usage.SIGNING);
        assertThat(asked).containsExactly(bidder);
    }

    @Test
    void a_slot_wrapper_is_trusted_by_nobody() {
        var wrapped = Certificates.wrap(Keys.ecP256().getPublic(), "CN=T-1.7", Issued.bidder());

        assertRefused("untrusted-certificate", () -> check(wrapped, Usage.AGREEMENT, Issued.NOW));
    }

    @Test
    void a_request_signed_with_another_key_is_refused() {
        var request = Certificates.request(Keys.ecP256(), "CN=Bidder One");
        request[request.length - 1] ^= 1;

        assertRefused(
                "bad-request",
                () -> Certificates.issue(
                        Issued.authority(), request, Usage.SIGNING, Issued.FROM, Issued.UNTIL, Optional.empty()));
    }

    @Test
    void certificates_are_read_strictly() {
        var der = Certificates.der(Issued.bidder().certificate());

        assertRefused("malformed-certificate", () -> Certificates.parse(Arrays.copyOf(der, der.length + 1)));
        assertRefused("malformed-certificate", () -> Certificates.parse(Arrays.copyOf(der, der.length - 1)));
        assertRefused("malformed-certificate", () -> Certificates.parsePem(new byte[0]));
    }

    /** The JDK reads PEM wherever it finds it; then what is passed on would not be what was checked. */
    @Test
    void a_certificate_inside_something_else_is_none() throws IOException {
        var pem = Certificates.pem(Issued.bidder().certificate()).getBytes(StandardCharsets.US_ASCII);
        var wrapped = new DEROctetString(pem).getEncoded();

        assertRefused("malformed-certificate", () -> Certificates.parse(wrapped));
    }

    private CertificateEvidence check(X509Certificate certificate, Usage usage, Instant at) {
        var crl = Certificates.crl(Issued.authority(), List.of(), at.minusSeconds(60), at.plusSeconds(60), 1);
        return trust.check(certificate, List.of(), List.of(crl), at, usage);
    }
}
