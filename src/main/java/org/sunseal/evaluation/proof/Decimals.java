package org.sunseal.evaluation.proof;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunseal.crypto.Fields;

/** Exact decimals as documents spell them: digits, and a point with decimals behind it; no exponent. */
final class Decimals {
    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,20})?");

    private Decimals() {}

    /** The number in that text; empty when it is spelled in another way. */
    static Optional<BigDecimal> parse(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static BigDecimal read(Fields fields, String name) {
        return parse(fields.text(name)).orElseThrow(() -> fields.wrong(name, "not a plain decimal"));
    }
}
