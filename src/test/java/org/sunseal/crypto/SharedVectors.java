package org.sunseal.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Test vectors kept beside the checkout; a test that needs an absent one is skipped and says so. */
final class SharedVectors {
    private SharedVectors() {}

    static Path path(String name) {
        var file = Path.of(System.getProperty("sunseal.shared", "../shared"), "vectors", name);
        assumeTrue(Files.exists(file), "shared test vectors are not here: " + file);
        return file;
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All cases of one Wycheproof file, each with its group. */
    static List<Case> wycheproof(String name) {
        try {
            var cases = new ArrayList<Case>();
            for (var group : new ObjectMapper()
                    .readTree(bytes("wycheproof/" + name + ".json"))
                    .get("testGroups")) {
                group.get("tests").forEach(test -> cases.add(new Case(group, test)));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Case(JsonNode group, JsonNode test) {
        byte[] hex(String field) {
            return HexFormat.of().parseHex(test.get(field).textValue());
        }

        String result() {
            return test.get("result").textValue();
        }

        boolean isFlagged(String flag) {
            for (var each : test.get("flags")) {
                if (each.textValue().equals(flag)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return "case " + test.get("tcId") + " " + test.get("comment");
        }
    }
}
