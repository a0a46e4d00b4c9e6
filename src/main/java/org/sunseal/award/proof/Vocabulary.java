package org.sunseal.award.proof;

import java.util.Locale;
import org.sunseal.crypto.Fields;

/** Constants in signed papers: kebab-case, as in the tables of rules. */
public final class Vocabulary {
    private Vocabulary() {}

    /** How a constant is written: {@code GIVES_UP} becomes {@code gives-up}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E read(Class<E> type, Fields json, String name) {
        var word = json.text(name);
        for (var constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw json.wrong(name, "unknown value " + word);
    }
}
