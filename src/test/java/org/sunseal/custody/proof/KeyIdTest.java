package org.sunseal.custody.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.InvalidEvidence;

class KeyIdTest {
    @Test
    void a_key_is_named_by_batch_and_number() {
        assertThat(KeyId.parse("2026.b-1.17")).isEqualTo(new KeyId("2026.b-1", 17));
    }

    /** A batch is a folder at the trustees: {@code ..} is somebody else's. */
    @ParameterizedTest
    @ValueSource(strings = {"..0", "...0", ".hidden.0", "b.01", "b", ".0", "b.-1"})
    void other_names_are_refused(String text) {
        assertThat(KeyId.isKeyId(text)).isFalse();
        assertThatThrownBy(() -> KeyId.parse(text))
                .isInstanceOfSatisfying(InvalidEvidence.class, refused -> assertThat(refused.code())
                        .isEqualTo("malformed-slot"));
    }
}
