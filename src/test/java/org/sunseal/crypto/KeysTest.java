package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunseal.crypto.Refusals.assertRefused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    Path folder;

    @Test
    void a_stored_signer_loads_again_and_signs() {
        var bidder = Issued.bidder();
        var file = folder.resolve("bidder.p12");
        Keys.store(file, "secret".toCharArray(), "bidder", bidder);

        var loaded = Keys.loadSigner(file, "secret".toCharArray(), "bidder");

        assertThat(loaded.certificate()).isEqualTo(bidder.certificate());
        assertThat(loaded.chain()).isEqualTo(bidder.chain());
        assertThat(SignedMessage.parse(SignedMessage.sign(new byte[] {1}, loaded))
                        .onlySigner())
                .isEqualTo(bidder.certificate());
    }

    @Test
    void a_keystore_is_for_its_owner_only() throws IOException {
        var file = folder.resolve("bidder.p12");
        Keys.store(file, "secret".toCharArray(), "bidder", Issued.bidder());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_wrong_password_a_missing_key_and_a_missing_file_are_told_apart() {
        var file = folder.resolve("bidder.p12");
        Keys.store(file, "secret".toCharArray(), "bidder", Issued.bidder());

        assertRefused("bad-keystore", () -> Keys.loadSigner(file, "guess".toCharArray(), "bidder"));
        assertRefused("bad-keystore", () -> Keys.loadSigner(file, "secret".toCharArray(), "nobody"));
        assertThatThrownBy(() -> Keys.loadSigner(folder.resolve("none.p12"), "secret".toCharArray(), "bidder"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void keys_survive_their_encoding() {
        var keys = Keys.ed25519();

        assertThat(Keys.publicKey("Ed25519", keys.getPublic().getEncoded())).isEqualTo(keys.getPublic());
        assertThat(Keys.privateKey("Ed25519", keys.getPrivate().getEncoded())).isEqualTo(keys.getPrivate());
        assertRefused("malformed-key", () -> Keys.privateKey("EC", new byte[] {0x30, 0}));
    }

    @Test
    void a_signer_never_prints_its_key() {
        assertThat(Issued.bidder()).asString().contains("CN=Bidder One").doesNotContain("Private");
    }
}
