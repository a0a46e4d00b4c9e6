package org.sunseal.portal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What terms say that a page can show. A lot no rule binds may publish any JSON under that name; what is not of the
 * form of terms is left out here, and stays in the document.
 *
 * @param said the JSON object
 */
record TermsShown(Map<String, ? extends @Nullable Object> said) {
    /** What the announcement says, by field. */
    Map<String, String> announcement() {
        var fields = new LinkedHashMap<String, String>();
        if (said.get("announcement") instanceof Map<?, ?> announcement) {
            announcement.forEach((name, value) -> fields.put(String.valueOf(name), String.valueOf(value)));
        }
        return fields;
    }

    @Nullable
    String ceilingPrice() {
        return said.get("ceilingPrice") instanceof String price ? price : null;
    }

    LotPage.@Nullable Supply supply() {
        if (!(said.get("documents") instanceof Map<?, ?> supply)) {
            return null;
        }
        var from = instant(supply, "from");
        var until = instant(supply, "until");
        return from.isPresent() && until.isPresent() ? new LotPage.Supply(from.get(), until.get()) : null;
    }

    /** Of {@code qualification} or {@code responsiveness}. */
    List<LotPage.Requirement> requirements(String member) {
        return objects(member)
                .map(each -> new LotPage.Requirement(text(each, "id"), text(each, "text")))
                .toList();
    }

    List<LotPage.FormLine> openingForm() {
        return objects("openingForm")
                .map(each -> new LotPage.FormLine(text(each, "name"), text(each, "label"), text(each, "type")))
                .toList();
    }

    private Stream<Map<?, ?>> objects(String member) {
        return said.get(member) instanceof List<?> list
                ? list.stream().flatMap(each -> each instanceof Map<?, ?> object ? Stream.of(object) : Stream.empty())
                : Stream.empty();
    }

    private static String text(Map<?, ?> object, String member) {
        return object.get(member) instanceof String text ? text : "";
    }

    private static Optional<Instant> instant(Map<?, ?> object, String member) {
        try {
            return Optional.of(text(object, member))
                    .filter(text -> !text.isEmpty())
                    .map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty(); // no time, so nothing to show
        }
    }
}
