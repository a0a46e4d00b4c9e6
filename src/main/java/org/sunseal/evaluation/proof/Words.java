package org.sunseal.evaluation.proof;

import java.util.Locale;
import org.sunseal.crypto.Fields;

/** Constants as documents spell them: {@code LOW_PRICE} is {@code low-price}. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E of(Class<E> type, Fields fields, String name) {
        var word = fields.text(name);
        for (var constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return constant;
            }
        }
        throw fields.wrong(name, "unknown value " + word);
    }
}
