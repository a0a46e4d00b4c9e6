package org.sunseal.cli.scenario.procedure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.cli.scenario.Deviation;

class UnpackedTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_what_was_packed_also_over_an_earlier_one() throws IOException {
        Unpacked.to(folder, zip("log/checkpoint", "older"));

        var unpacked = Unpacked.to(folder, zip("log/checkpoint", "newer"));

        assertThat(new String(unpacked.bytes("log/checkpoint"), UTF_8)).isEqualTo("newer");
    }

    @Test
    void a_file_that_would_lie_elsewhere_is_refused() throws IOException {
        var zip = zip("../elsewhere", "x");

        assertThatThrownBy(() -> Unpacked.to(folder.resolve("inside"), zip))
                .isInstanceOf(Deviation.class)
                .hasMessageContaining("outside");

        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void a_file_that_is_missing_is_a_deviation() {
        assertThatThrownBy(() -> new Unpacked(folder).sha256("trace.json"))
                .isInstanceOf(Deviation.class)
                .hasMessageContaining("trace.json");
    }

    private static byte[] zip(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
