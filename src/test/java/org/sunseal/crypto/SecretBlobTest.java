package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretBlobTest {
    static final int STEP = 16 * 1024;
    static final byte[] KEY = Keys.random(32);
    static final byte[] ADDRESS = Keys.random(32);

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "16380,1", "16381,2", "32764,2", "32765,3"})
    void a_blob_opens_to_what_was_sealed_and_grows_in_steps(int length, int steps) {
        byte[] plain = Keys.random(length);

        byte[] blob = SecretBlob.seal(KEY, ADDRESS, plain, STEP);

        assertThat(blob).hasSize(12 + steps * 16384 + 16);
        assertThat(SecretBlob.open(KEY, ADDRESS, blob)).isEqualTo(plain);
    }

    @Test
    void a_blob_moved_to_another_row_does_not_open() {
        byte[] blob = SecretBlob.seal(KEY, ADDRESS, new byte[10], STEP);

        assertThatThrownBy(() -> SecretBlob.open(KEY, Keys.random(32), blob)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_changed_blob_does_not_open() {
        byte[] blob = SecretBlob.seal(KEY, ADDRESS, new byte[10], STEP);
        blob[40] ^= 1;

        assertThatThrownBy(() -> SecretBlob.open(KEY, ADDRESS, blob)).isInstanceOf(IllegalStateException.class);
    }
}
