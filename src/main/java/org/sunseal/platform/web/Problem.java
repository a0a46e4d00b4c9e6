package org.sunseal.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457). {@code errors} lists everything that is wrong when that is more than one thing, or
 * names a field.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, @Nullable String detail, List<Item> errors) {
    private static final String TYPES = "urn:sunseal:problem:";

    static Problem of(String code, String title, int status, @Nullable String detail) {
        return new Problem(TYPES + code, title, status, detail, List.of());
    }

    static Problem of(String code, String title, int status, @Nullable String detail, List<Item> errors) {
        return new Problem(TYPES + code, title, status, detail, errors);
    }

    /** One thing that is wrong: a stable code, a sentence, and the field it concerns where there is one. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Item(
            String code, @Nullable String field, @Nullable String detail) {}
}
