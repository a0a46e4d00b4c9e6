package org.sunseal.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one operation of the API was really called in a test run, and how it really refused. The tests write these files
 * when they are told to; the API document quotes them.
 *
 * @param request the JSON sent, cut where it is long; of text its beginning; of other bytes the first few in hex and how
 *     many there are; null where nothing was sent
 * @param status of the first answer that was no refusal
 * @param response what was answered, likewise
 * @param problems status by problem code, of all refusals seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedCall(
        @Nullable JsonNode request, int status, @Nullable JsonNode response, SortedMap<String, Integer> problems) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public RecordedCall {
        problems = new TreeMap<>(problems);
    }

    /** Where the file of an operation lies on the class path. */
    public static String resource(String operation) {
        return "openapi/calls/" + operation + ".json";
    }

    /** The call kept for that operation, if there is one. */
    static Optional<RecordedCall> of(String operation) {
        try (var file = RecordedCall.class.getClassLoader().getResourceAsStream(resource(operation))) {
            return file == null ? Optional.empty() : Optional.of(JSON.readValue(file, RecordedCall.class));
        } catch (IOException e) {
            throw new UncheckedIOException("The recorded call of %s cannot be read".formatted(operation), e);
        }
    }
}
