package org.sunseal.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One reader of bytes from outside and what must hold for it whatever arrives: it understands them or refuses with
 * {@link InvalidEvidence}, and what it understood it would write in the same bytes.
 *
 * <p>Fuzz tests hand {@link #check} to Jazzer and, in every build, to a loop over {@link #mangled} examples.
 */
public final class ForeignBytes {
    private final String name;
    private final Mangling form;
    private final UnaryOperator<byte[]> rewrite;
    private final List<byte[]> examples;

    private ForeignBytes(String name, Mangling form, UnaryOperator<byte[]> rewrite, List<byte[]> examples) {
        this.name = name;
        this.form = form;
        this.rewrite = rewrite;
        this.examples = List.copyOf(examples);
        examples.forEach(this::requireUnderstood);
    }

    /**
     * A reader of canonical JSON.
     *
     * @param rewrite reads and writes again what it understood
     */
    public static ForeignBytes json(String name, UnaryOperator<byte[]> rewrite, byte[]... examples) {
        return new ForeignBytes(name, Mangling.JSON, rewrite, List.of(examples));
    }

    /** A reader of DER; else as {@link #json}. */
    public static ForeignBytes der(String name, UnaryOperator<byte[]> rewrite, byte[]... examples) {
        return new ForeignBytes(name, Mangling.DER, rewrite, List.of(examples));
    }

    /** A reader of any other bytes; else as {@link #json}. */
    public static ForeignBytes plain(String name, UnaryOperator<byte[]> rewrite, byte[]... examples) {
        return new ForeignBytes(name, Mangling.PLAIN, rewrite, List.of(examples));
    }

    /** The valid examples, for {@code @MethodSource}. */
    public Stream<byte[]> examples() {
        return examples.stream().map(byte[]::clone);
    }

    /** A changed example, the same one for the same seed. */
    public byte[] mangled(long seed) {
        var random = new Random(seed);
        var bytes = examples.get(random.nextInt(examples.size())).clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            bytes = (random.nextInt(4) == 0 ? Mangling.PLAIN : form).mangle(bytes, random);
        }
        return bytes;
    }

    /**
     * Fails unless the bytes, and the same value in the one spelling of the form, are read or refused as they should
     * be. The second keeps a blind change of bytes from ending at the check of the spelling each time.
     */
    public void check(byte[] bytes) {
        readOrRefuse(bytes);
        form.spelledWell(bytes).ifPresent(this::readOrRefuse);
    }

    private void readOrRefuse(byte[] bytes) {
        byte[] again;
        try {
            again = rewrite.apply(bytes.clone());
        } catch (InvalidEvidence refused) {
            if (refused.code().isBlank()) {
                throw new AssertionError("A refusal without a code", refused);
            }
            return;
        }
        if (!Arrays.equals(again, bytes)) {
            throw new AssertionError(
                    "%s has two spellings: %s%nand %s".formatted(name, printable(bytes), printable(again)));
        }
    }

    /** An example the reader refuses would make every search from it worthless. */
    private void requireUnderstood(byte[] example) {
        if (!Arrays.equals(rewrite.apply(example.clone()), example)) {
            throw new AssertionError("The example of %s is not written as it was read".formatted(name));
        }
    }

    private static String printable(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)) ? text : Framing.hex(bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
