package org.sunseal.award;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.sunseal.award.proof.Manifest;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

class PackageWriterTest {
    private static final Instant NOW = Instant.parse("2026-03-09T01:00:00Z");

    @Test
    void the_signed_manifest_lists_every_file_with_its_digest() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new PackageWriter(out)) {
            writer.put("b.txt", "second".getBytes(UTF_8));
            writer.put("a.txt", inner -> {
                inner.write('o');
                inner.write("ne".getBytes(UTF_8));
                inner.close(); // a zip file inside does so
            });
            writer.finish(listed -> new Manifest("T-1", "1", "GP-15Y", NOW, listed, NOW), signer());
        }

        var files = unzipped(out.toByteArray());
        assertThat(files).containsOnlyKeys("b.txt", "a.txt", "manifest.json", "manifest.p7m");
        var manifest = Manifest.read(files.getOrDefault("manifest.json", new byte[0]));
        assertThat(manifest.files()).extracting(Manifest.Listed::name).containsExactly("a.txt", "b.txt");
        assertThat(manifest.files()).allSatisfy(listed -> {
            var bytes = Optional.ofNullable(files.get(listed.name())).orElseThrow();
            assertThat(listed.size()).isEqualTo(bytes.length);
            assertThat(listed.sha256()).isEqualTo(Framing.hex(Framing.sha256(bytes)));
        });
        assertThat(SignedMessage.parse(files.getOrDefault("manifest.p7m", new byte[0]))
                        .body())
                .isEqualTo(files.get("manifest.json"));
    }

    private static Map<String, byte[]> unzipped(byte[] zipped) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static Signer signer() {
        var keys = Keys.ecP256();
        var self = Certificates.selfSigned(keys, "CN=Platform", true, NOW, NOW.plusSeconds(60));
        return new Signer(keys.getPrivate(), self, List.of());
    }
}
