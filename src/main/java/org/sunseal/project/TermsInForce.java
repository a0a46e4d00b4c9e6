package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunseal.kernel.Refused;

/**
 * The structured terms of lots: documents named {@code <lot>.terms.json}, and for an addendum {@code
 * <lot>.terms.<version>.json}. The highest version a notice covers is in force.
 */
@ApplicationScoped
public class TermsInForce {
    /** In bytes; a document beyond it is no terms. */
    private static final long LONGEST = 1_000_000;

    private final TenderDocuments documents;

    TermsInForce(TenderDocuments documents) {
        this.documents = documents;
    }

    /** The terms in force; empty where there are none, and the kind demands none. */
    public Optional<LotTerms> of(LotKey lot) {
        return published(lot).map(this::read);
    }

    /** The document that holds the terms in force. */
    public Optional<TenderDocument> published(LotKey lot) {
        return newest(versions(lot).stream()
                .filter(version -> version.document().publishedAt().isPresent())
                .toList());
    }

    /** The newest stored, whether a notice covers it yet or not: what the next notice puts into force. */
    Optional<TenderDocument> stored(LotKey lot) {
        return newest(versions(lot));
    }

    /**
     * What a document says.
     *
     * @throws Refused or {@link org.sunseal.kernel.Refusals} {@code bad-terms}
     */
    LotTerms read(TenderDocument document) {
        if (document.size() > LONGEST) {
            throw new Refused(ProjectRefusal.BAD_TERMS, "Terms have at most %d bytes".formatted(LONGEST));
        }
        try (var bytes = documents.read(document)) {
            return LotTerms.parse(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The terms %s cannot be read".formatted(document.name()), e);
        }
    }

    private record Version(int number, TenderDocument document) {}

    private List<Version> versions(LotKey lot) {
        var name = Pattern.compile(Pattern.quote(lot.lot()) + "\\.terms(?:\\.([1-9][0-9]{0,5}))?\\.json");
        return documents.of(lot.tender()).stream()
                .flatMap(document -> {
                    var match = name.matcher(document.name());
                    return match.matches()
                            ? Optional.of(new Version(
                                            match.group(1) == null ? 1 : Integer.parseInt(match.group(1)), document))
                                    .stream()
                            : Optional.<Version>empty().stream();
                })
                .toList();
    }

    private static Optional<TenderDocument> newest(List<Version> versions) {
        return versions.stream().max(Comparator.comparingInt(Version::number)).map(Version::document);
    }
}
