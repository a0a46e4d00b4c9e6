package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void inclusion_agrees_with_every_published_case() throws IOException {
        var cases = cases("inclusion");

        assertThat(cases).hasSize(53);
        for (var file : cases) {
            var c = JSON.readTree(file.toFile());
            assertThat(Merkle.verifyInclusion(
                            bytes(c.get("leafHash")),
                            c.get("leafIdx").longValue(),
                            c.get("treeSize").longValue(),
                            hashes(c.get("proof")),
                            bytes(c.get("root"))))
                    .as(file.toString())
                    .isEqualTo(!c.get("wantErr").booleanValue());
        }
    }

    @Test
    void consistency_agrees_with_every_published_case() throws IOException {
        var cases = cases("consistency");

        assertThat(cases).hasSize(43);
        for (var file : cases) {
            var c = JSON.readTree(file.toFile());
            assertThat(Merkle.verifyConsistency(
                            c.get("size1").longValue(),
                            c.get("size2").longValue(),
                            bytes(c.get("root1")),
                            bytes(c.get("root2")),
                            hashes(c.get("proof"))))
                    .as(file.toString())
                    .isEqualTo(!c.get("wantErr").booleanValue());
        }
    }

    @Test
    void roots_are_those_of_the_reference_implementation() {
        var entries = Stream.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657")
                .map(hex -> Merkle.leafHash(Framing.unhex(hex)))
                .toList();

        assertThat(Framing.hex(Merkle.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Framing.hex(Merkle.root(entries.subList(0, 3))))
                .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(Framing.hex(Merkle.root(entries)))
                .isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    }

    @Test
    void from_size_zero_nothing_is_proved() {
        var leaves = leaves(4);

        assertThat(Merkle.verifyConsistency(0, 4, Merkle.root(List.of()), Merkle.root(leaves), List.of()))
                .isFalse();
        assertThat(Merkle.verifyConsistency(0, 0, Merkle.root(List.of()), Merkle.root(List.of()), List.of()))
                .isFalse();
    }

    @Property(tries = 200)
    void every_leaf_proves_itself_and_no_other(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
        int index = any % size;
        var leaves = leaves(size);
        var root = Merkle.root(leaves);

        var proof = Merkle.inclusionProof(leaves, index);

        assertThat(Merkle.verifyInclusion(leaves.get(index), index, size, proof, root))
                .isTrue();
        if (size > 1) {
            int other = (index + 1) % size;
            assertThat(Merkle.verifyInclusion(leaves.get(other), index, size, proof, root))
                    .isFalse();
            assertThat(Merkle.verifyInclusion(leaves.get(index), other, size, proof, root))
                    .isFalse();
        }
    }

    @Property(tries = 200)
    void every_tree_extends_its_beginnings_and_no_other(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
        int oldSize = 1 + any % size;
        var leaves = leaves(size);
        var oldRoot = Merkle.root(leaves.subList(0, oldSize));

        var proof = Merkle.consistencyProof(leaves, oldSize);

        assertThat(Merkle.verifyConsistency(oldSize, size, oldRoot, Merkle.root(leaves), proof))
                .isTrue();
        var rewritten = new ArrayList<>(leaves);
        rewritten.set(oldSize - 1, Merkle.leafHash(new byte[] {42}));
        assertThat(Merkle.verifyConsistency(oldSize, size, oldRoot, Merkle.root(rewritten), proof))
                .isFalse();
    }

    @Property(tries = 100)
    void a_stored_edge_goes_on_as_if_nothing_happened(
            @ForAll @IntRange(max = 200) int before, @ForAll @IntRange(max = 200) int after) {
        var leaves = leaves(before + after);
        var range = new CompactRange();
        leaves.subList(0, before).forEach(range::append);

        var restored = CompactRange.decode(range.encode());
        leaves.subList(before, before + after).forEach(restored::append);

        assertThat(restored.root()).isEqualTo(Merkle.root(leaves));
        assertThat(restored.size()).isEqualTo(before + after);
    }

    private static List<byte[]> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Merkle.leafHash(("entry " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<Path> cases(String kind) throws IOException {
        var folder = Path.of(System.getProperty("sunseal.shared", "../shared"), "vectors/merkle/testdata", kind);
        assumeTrue(Files.isDirectory(folder), "published Merkle cases are not here: " + folder);
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static byte[] bytes(JsonNode base64) {
        return base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.textValue());
    }

    private static List<byte[]> hashes(JsonNode list) {
        var hashes = new ArrayList<byte[]>();
        list.forEach(item -> hashes.add(bytes(item)));
        return hashes;
    }
}
