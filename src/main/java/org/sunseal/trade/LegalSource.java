package org.sunseal.trade;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a row rests on.
 *
 * @param citations instrument and article, each with its mark of evidence, such as {@code TBR 16} or {@code GK O12 25}
 */
public record LegalSource(List<String> citations) {
    private static final Pattern ARTICLE = Pattern.compile("[A-Z][A-Z0-9]* [0-9]+");

    public LegalSource {
        citations = List.copyOf(citations);
        if (citations.isEmpty()) {
            throw new IllegalArgumentException("A rule without a source");
        }
        citations.forEach(LegalSource::mark);
    }

    /** Citations parted by a semicolon and a blank. */
    public static LegalSource parse(String cell) {
        return new LegalSource(List.of(cell.split("; ", -1)));
    }

    /** The weakest of the citations'. */
    public Evidence evidence() {
        return citations.stream()
                .map(LegalSource::mark)
                .max(Evidence::compareTo)
                .orElseThrow();
    }

    /** As it is printed behind a rule: {@code [TBL 28; TBR 44]}. */
    @Override
    public String toString() {
        return "[%s]".formatted(String.join("; ", citations));
    }

    private static Evidence mark(String citation) {
        if (citation.startsWith("~") && citation.length() > 1) {
            return Evidence.SECONDARY;
        }
        if (citation.equals("GK") || citation.startsWith("GK ")) {
            return Evidence.UNVERIFIED;
        }
        if (citation.equals("DESIGN")) {
            return Evidence.DESIGN;
        }
        if (ARTICLE.matcher(citation).matches()) {
            return Evidence.READ;
        }
        throw new IllegalArgumentException("'%s' names neither an article nor its evidence".formatted(citation));
    }
}
