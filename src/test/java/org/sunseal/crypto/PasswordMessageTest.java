package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordMessageTest {
    private static final byte[] SECRET = "the price is 1250000.00".getBytes(UTF_8);
    private static final char[] PASSWORD = "sealed lips 密".toCharArray();
    private static final byte[] SEALED = PasswordMessage.seal(SECRET, PASSWORD);

    @Test
    void whoever_knows_the_password_reads_it() {
        assertThat(PasswordMessage.open(SEALED, PASSWORD)).isEqualTo(SECRET);
    }

    @Test
    void nothing_of_it_can_be_read_without() {
        assertThat(new String(SEALED, UTF_8)).doesNotContain("1250000");
        assertRefused("bad-seal", SEALED, "sealed lips");
    }

    @Test
    void a_changed_byte_anywhere_is_noticed() {
        // each attempt takes its time: somewhere in the wrapped key, in the text, in the tag
        for (int at : List.of(SEALED.length / 2, SEALED.length - 30, SEALED.length - 1)) {
            var changed = SEALED.clone();
            changed[at] ^= 1;

            assertThatThrownBy(() -> PasswordMessage.open(changed, PASSWORD)).isInstanceOf(InvalidEvidence.class);
        }
    }

    @Test
    void other_bytes_are_no_such_message() {
        assertRefused("malformed-cms", SECRET, "any");
    }

    @Test
    void openssl_reads_it_with_the_password(@TempDir Path folder) {
        var openssl = new OpenSsl(folder);
        openssl.write("package.p7m", PasswordMessage.seal(SECRET, "ascii only".toCharArray()));

        var outcome = openssl.run(
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "package.p7m",
                "-pwri_password",
                "ascii only",
                "-out",
                "package.json");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(openssl.read("package.json")).isEqualTo(SECRET);
    }

    private static void assertRefused(String code, byte[] bytes, String password) {
        assertThatThrownBy(() -> PasswordMessage.open(bytes, password.toCharArray()))
                .isInstanceOfSatisfying(InvalidEvidence.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }
}
