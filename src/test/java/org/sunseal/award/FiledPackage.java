package org.sunseal.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.sunseal.award.proof.Manifest;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.Verdict;
import org.sunseal.platform.TestStack;

/** The files of a zip file that the platform put together, by name. */
final class FiledPackage {
    private FiledPackage() {}

    /** Those of an archive whose manifest is signed by the platform and fits them all. */
    static Map<String, byte[]> requireWhole(byte[] zipped) throws IOException {
        var files = unzipped(zipped);
        var signed = SignedMessage.parse(files.getOrDefault("manifest.p7m", new byte[0]));
        assertThat(signed.onlySigner()).isEqualTo(TestStack.world().platform().certificate());
        assertThat(signed.body()).isEqualTo(files.get("manifest.json"));
        for (var listed : Manifest.read(signed.body()).files()) {
            var content = files.getOrDefault(listed.name(), new byte[0]);
            assertThat(Framing.hex(Framing.sha256(content))).as(listed.name()).isEqualTo(listed.sha256());
        }
        return files;
    }

    /** The checks that fail on the evidence of an opening; it is unpacked into a new folder below that one. */
    static List<Verdict> failing(byte[] evidence, Path below) throws IOException {
        var folder = Files.createTempDirectory(below, "evidence");
        for (var file : unzipped(evidence).entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return EvidenceVerifier.verify(folder, TrustFile.load(TestStack.world().trustFile())).stream()
                .filter(verdict -> !verdict.ok())
                .toList();
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
}
