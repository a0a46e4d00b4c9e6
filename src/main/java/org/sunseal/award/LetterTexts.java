package org.sunseal.award;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.sunseal.award.proof.Vocabulary;
import org.sunseal.letters.Wording;
import org.sunseal.trade.TradeKind;

/** The texts of letters about a result, from {@code award/letters.properties}. */
final class LetterTexts {
    private static final Properties TEXTS = read();

    private LetterTexts() {}

    /** To the winner. */
    static Wording winner(Map<String, String> values) {
        return wording("award-notice", "winner", values);
    }

    /** To somebody who did not win; the text of the kind takes out of the values what it may tell. */
    static Wording loser(TradeKind kind, OwnResults.Own own, Map<String, String> values) {
        var reader =
                switch (own) {
                    case OwnResults.Compared compared -> "loser";
                    case OwnResults.Rejected rejected -> "rejected";
                };
        return wording("award-result", "%s.%s".formatted(Vocabulary.word(kind), reader), values);
    }

    /** To whoever bid, when the bids are evaluated again. */
    static Wording reevaluated() {
        return wording("reevaluation", "reevaluated", Map.of());
    }

    /** To the tender side, about a time limit that ran out; {@code lot}, {@code rule} and {@code due} are told. */
    static Wording overdue(Map<String, String> values) {
        return wording("award-overdue", "overdue", values);
    }

    private static Wording wording(String occasion, String reader, Map<String, String> values) {
        return new Wording(
                occasion,
                text(reader, "subjectZh", values),
                text(reader, "bodyZh", values),
                text(reader, "subjectEn", values),
                text(reader, "bodyEn", values));
    }

    private static String text(String reader, String part, Map<String, String> values) {
        var text = TEXTS.getProperty("%s.%s".formatted(reader, part));
        if (text == null) {
            throw new IllegalStateException("award/letters.properties has no %s.%s".formatted(reader, part));
        }
        for (var value : values.entrySet()) {
            text = text.replace("{%s}".formatted(value.getKey()), value.getValue());
        }
        return text;
    }

    private static Properties read() {
        try (var bytes = LetterTexts.class.getResourceAsStream("/award/letters.properties")) {
            if (bytes == null) {
                throw new IllegalStateException("There is no resource award/letters.properties");
            }
            var texts = new Properties();
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
