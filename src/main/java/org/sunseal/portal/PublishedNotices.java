package org.sunseal.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.SignedMessage;

/**
 * The notices of a lot with what each of them changed.
 *
 * @param all by version; those off the chain, which bind where they delay, behind that of the chain
 * @param documents every published document of the tender
 * @param terms every published version of the lot's terms, with what it says, the first in front
 */
record PublishedNotices(List<Kept> all, List<LotPage.Document> documents, List<Terms> terms) {

    /** A notice as it is kept. */
    record Kept(
            int version,
            boolean inChain,
            String sha256,
            Map<String, ? extends @Nullable Object> body,
            Instant publishedAt,
            @Nullable Instant witnessedAt) {
        /** A row of {@code portal_notice}; the signature is verified once more. */
        static Kept read(ResultSet row) throws SQLException {
            var message = SignedMessage.parse(Objects.requireNonNull(row.getBytes("message"), "a notice has bytes"));
            return new Kept(
                    row.getInt("version"),
                    row.getBoolean("in_chain"),
                    row.getString("body_sha256"),
                    CanonicalJson.read(message.body()),
                    Query.instant(row, "published_at"),
                    Query.instantOrNull(row, "quorum_at"));
        }

        /** Whether it has a round of that number. */
        boolean names(int round) {
            return body.get("rounds") instanceof List<?> rounds
                    && rounds.stream()
                            .anyMatch(each -> each instanceof Map<?, ?> named
                                    && Long.valueOf(round).equals(named.get("round")));
        }
    }

    /** A version of the terms and what it says. */
    record Terms(TermsText.Version version, Map<String, ? extends @Nullable Object> said) {}

    /** When the round was announced. */
    Optional<Instant> announced(int round) {
        return all.stream()
                .filter(notice -> notice.inChain() && notice.names(round))
                .findFirst()
                .map(Kept::publishedAt);
    }

    List<LotPage.Notice> shown() {
        return all.stream().map(this::shown).toList();
    }

    private LotPage.Notice shown(Kept notice) {
        var before = inChain(notice.version() - 1);
        var changes = new ArrayList<NoticeChanges.Change>();
        before.ifPresent(earlier -> changes.addAll(NoticeChanges.ofNotice(earlier.body(), notice.body())));
        if (before.isEmpty() || !notice.inChain()) {
            return shown(notice, null, changes, List.of());
        }
        var termsBefore = inForce(notice.version() - 1);
        var terms = inForce(notice.version());
        if (termsBefore.isPresent() && terms.isPresent()) {
            changes.addAll(
                    NoticeChanges.ofTerms(termsBefore.get().said(), terms.get().said()));
        }
        var added = documents.stream()
                .filter(document -> !document.publishedAt().isBefore(notice.publishedAt())
                        && document.publishedAt().isBefore(over(notice.version())))
                .map(LotPage.Document::name)
                .toList();
        var reason = terms.filter(inForce -> added.contains(inForce.version().name()))
                .map(PublishedNotices::reason)
                .orElse(null);
        return shown(notice, reason, changes, added);
    }

    private static LotPage.Notice shown(
            Kept notice, @Nullable String reason, List<NoticeChanges.Change> changes, List<String> added) {
        return new LotPage.Notice(
                notice.version(),
                notice.sha256(),
                notice.publishedAt(),
                notice.inChain(),
                notice.witnessedAt(),
                reason,
                changes,
                added);
    }

    private Optional<Kept> inChain(int version) {
        return all.stream()
                .filter(notice -> notice.inChain() && notice.version() == version)
                .findFirst();
    }

    /** Documents become public with the notice that covers them, a moment after it is stamped. */
    private Instant over(int version) {
        return inChain(version + 1).map(Kept::publishedAt).orElse(Instant.MAX);
    }

    private Optional<Terms> inForce(int version) {
        return terms.stream()
                .filter(each -> each.version().publishedAt().isBefore(over(version)))
                .reduce((earlier, later) -> later);
    }

    private static @Nullable String reason(Terms terms) {
        return terms.said().get("addendum") instanceof Map<?, ?> addendum && addendum.get("text") instanceof String text
                ? text
                : null;
    }
}
