package org.sunseal.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.documents.Blobs;

/**
 * The structured terms of lots, as far as they are published: documents named {@code <lot>.terms.json}, and {@code
 * <lot>.terms.<version>.json} for an addendum. The highest version is in force.
 */
@ApplicationScoped
class TermsText {
    /** In characters; whoever writes more in an announcement is found by what comes first. */
    private static final int LONGEST = 20_000;

    /** In bytes; a document beyond it is no terms. */
    private static final long LARGEST = 1_000_000;

    private final DataSource database;
    private final Blobs blobs;

    TermsText(DataSource database, Blobs blobs) {
        this.database = database;
        this.blobs = blobs;
    }

    /** One version of the terms of a lot. */
    record Version(int number, String name, String sha256, long size, Instant publishedAt) {}

    /** All published, the first version first. */
    List<Version> versions(String tender, String lot) {
        var named = Pattern.compile(Pattern.quote(lot) + "\\.terms(?:\\.([1-9][0-9]{0,5}))?\\.json");
        return Query.of("select name, sha256, size, published_at from portal_document where tender = ?", tender)
                .rows(database, row -> {
                    var match = named.matcher(row.getString("name"));
                    return match.matches()
                            ? Optional.of(new Version(
                                    match.group(1) == null ? 1 : Integer.parseInt(match.group(1)),
                                    row.getString("name"),
                                    row.getString("sha256"),
                                    row.getLong("size"),
                                    Query.instant(row, "published_at")))
                            : Optional.<Version>empty();
                })
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Version::number))
                .toList();
    }

    /** What a version says; nothing where it cannot be read as JSON, which only lots bound by no rule may publish. */
    Map<String, ? extends @Nullable Object> read(Version version) {
        if (version.size() > LARGEST) {
            return Map.of();
        }
        try (var bytes = blobs.read(version.sha256())) {
            return CanonicalJson.readLoosely(bytes.readAllBytes());
        } catch (InvalidEvidence e) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The terms %s cannot be read".formatted(version.name()), e);
        }
    }

    /** Everything the terms in force announce, as one text; empty where there are none. */
    String of(String tender, String lot) {
        var versions = versions(tender, lot);
        if (versions.isEmpty() || !(read(versions.getLast()).get("announcement") instanceof Map<?, ?> announcement)) {
            return "";
        }
        var text = announcement.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
