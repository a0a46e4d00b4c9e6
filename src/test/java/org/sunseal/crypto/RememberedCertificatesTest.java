package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.crypto.Refusals.assertRefused;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Certificates.Usage;

class RememberedCertificatesTest {
    private final X509Certificate any = Issued.bidder().certificate();
    private final AtomicInteger read = new AtomicInteger();

    @Test
    void the_same_bytes_are_read_once_and_a_changed_byte_is_another_certificate() {
        byte[] der = Certificates.der(any);
        byte[] forged = der.clone();
        forged[forged.length - 1] ^= 1; // within the signature

        assertThat(Certificates.parse(der.clone())).isSameAs(Certificates.parse(der.clone()));
        assertRefused("untrusted-certificate", () -> Issued.trust()
                .checkWithoutRevocation(Certificates.parse(forged), List.of(), Issued.NOW, Usage.SIGNING));
    }

    @Test
    void whoever_changes_the_bytes_he_handed_over_changes_nothing_that_is_remembered() {
        byte[] der = Certificates.der(Issued.bidder().certificate());
        byte[] mine = der.clone();
        var parsed = Certificates.parse(mine);
        mine[100] ^= 1;

        assertThat(Certificates.parse(der)).isSameAs(parsed);
    }

    @Test
    void what_cannot_be_read_is_refused_every_time() {
        byte[] noCertificate = {0x30, 0x00};

        assertRefused("malformed-certificate", () -> Certificates.parse(noCertificate));
        assertRefused("malformed-certificate", () -> Certificates.parse(noCertificate));
    }

    @Test
    void what_was_met_longest_ago_is_forgotten_first() {
        ask(0);
        for (int i = 1; i < RememberedCertificates.MOST; i++) {
            ask(i);
        }
        ask(0);
        ask(RememberedCertificates.MOST); // one too many
        assertThat(read).hasValue(RememberedCertificates.MOST + 1);

        ask(0);
        assertThat(read).hasValue(RememberedCertificates.MOST + 1);
        ask(1);
        assertThat(read).hasValue(RememberedCertificates.MOST + 2);
    }

    @Test
    void a_certificate_of_unusual_length_takes_no_memory() {
        byte[] der = new byte[RememberedCertificates.LONGEST + 1];

        RememberedCertificates.get(der, this::reading);
        RememberedCertificates.get(der, this::reading);

        assertThat(read).hasValue(2);
    }

    private void ask(int number) {
        byte[] name = ByteBuffer.allocate(64).putInt(number).array();
        RememberedCertificates.get(name, this::reading);
    }

    private X509Certificate reading(byte[] der) {
        read.incrementAndGet();
        return any;
    }
}
