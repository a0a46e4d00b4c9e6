package org.sunseal.dispute.proof;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/** How constants are spelled in signed documents: {@code next-candidate}. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidEvidence {@code malformed-json}, which lists the words there are */
    static <E extends Enum<E>> E read(Class<E> type, Fields json, String field) {
        var word = json.text(field);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findAny()
                .orElseThrow(() -> json.wrong(
                        field,
                        Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "))
                                + " are the words; this is none"));
    }
}
