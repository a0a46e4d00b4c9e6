package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {
    @Test
    void a_point_is_read_back_from_33_bytes() {
        var point = Curve.timesGenerator(Curve.randomScalar());

        assertThat(Curve.encode(point)).hasSize(33);
        assertThat(Curve.decode(Curve.encode(point))).isEqualTo(point);
    }

    @Test
    void a_scalar_with_leading_zero_bytes_keeps_its_32_bytes() {
        assertThat(Curve.scalar(BigInteger.TWO)).hasSize(32).endsWith(2);
        assertThat(Curve.scalar(Curve.scalar(BigInteger.TWO))).isEqualTo(BigInteger.TWO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "01",
                "000000000000000000000000000000000000000000000000000000000000000001"
            })
    void a_scalar_outside_the_group_is_a_bad_share(String hex) {
        assertThatThrownBy(() -> Curve.scalar(Framing.unhex(hex)))
                .isInstanceOf(InvalidEvidence.class)
                .hasMessageContaining("bad-share");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "000000000000000000000000000000000000000000000000000000000000000000",
                "02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "020000000000000000000000000000000000000000000000000000000000000001",
                "056b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
            })
    void what_is_no_point_is_refused(String hex) {
        assertThatThrownBy(() -> Curve.decode(Framing.unhex(hex)))
                .isInstanceOf(InvalidEvidence.class)
                .hasMessageContaining("bad-point");
    }

    @Test
    void a_scalar_and_its_point_are_a_key_pair() throws GeneralSecurityException {
        var scalar = Curve.randomScalar();
        var point = Curve.timesGenerator(scalar);
        var signature = Signature.getInstance("SHA256withECDSA");

        signature.initSign(Curve.privateKey(scalar));
        signature.update(new byte[] {1});
        byte[] signed = signature.sign();
        signature.initVerify(Curve.publicKey(point));
        signature.update(new byte[] {1});

        assertThat(signature.verify(signed)).isTrue();
        assertThat(Curve.point(Curve.publicKey(point))).isEqualTo(point);
    }

    @Test
    void a_private_key_carries_its_public_point_for_foreign_tools() throws IOException {
        var scalar = BigInteger.TEN;

        var info = PrivateKeyInfo.getInstance(Curve.privateKey(scalar).getEncoded());

        assertThat(ECPrivateKey.getInstance(info.parsePrivateKey())
                        .getPublicKey()
                        .getOctets())
                .isEqualTo(Curve.timesGenerator(scalar).getEncoded(false));
    }

    @Test
    void the_key_of_another_curve_has_no_point_here() {
        assertThatThrownBy(() -> Curve.point(Keys.rsa3072().getPublic()))
                .isInstanceOf(InvalidEvidence.class)
                .hasMessageContaining("bad-point");
    }
}
