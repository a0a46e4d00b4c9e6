package org.sunseal.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one example of every operation the tests call, for {@link ApiDocument}: run the tests with
 * {@code -Dsunseal.record-calls=src/main/resources/openapi/calls}. Without that nothing is written. What is kept already
 * stays, so that a run changes only what is new; delete a file to have it made anew.
 */
public final class RecordCalls implements QuarkusTestBeforeEachCallback, Filter {
    private static final String FOLDER = "sunseal.record-calls";
    private static final String PROBLEMS = "urn:sunseal:problem:";
    private static final int LONGEST_TEXT = 160;
    private static final int LONGEST_LIST = 2;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static @Nullable Map<Template, String> operations;

    private record Template(String method, Pattern path, int variables) {}

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (System.getProperty(FOLDER) != null) {
            RestAssured.replaceFiltersWith(this);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification asked, FilterableResponseSpecification expected, FilterContext context) {
        var answer = context.next(asked, expected);
        var uri = URI.create(asked.getURI());
        operation(uri, asked.getMethod()).ifPresent(operation -> keep(operation, asked, answer));
        return answer;
    }

    private static synchronized void keep(String operation, FilterableRequestSpecification asked, Response answer) {
        var file = Path.of(System.getProperty(FOLDER)).resolve(operation + ".json");
        try {
            var kept = Files.exists(file)
                    ? JSON.readValue(file.toFile(), RecordedCall.class)
                    : new RecordedCall(null, 0, null, new TreeMap<>());
            var updated = answer.statusCode() < 300 ? called(kept, asked, answer) : refused(kept, answer);
            if (!updated.equals(kept)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, JSON.writeValueAsString(updated) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedCall called(RecordedCall kept, FilterableRequestSpecification asked, Response answer) {
        if (kept.status() != 0) {
            return kept;
        }
        return new RecordedCall(
                json(asked.getContentType(), asked.getBody()),
                answer.statusCode(),
                json(answer.contentType(), answer.asString()),
                kept.problems());
    }

    private static RecordedCall refused(RecordedCall kept, Response answer) {
        if (answer.contentType() == null || !answer.contentType().startsWith("application/problem+json")) {
            return kept;
        }
        var problems = new TreeMap<>(kept.problems());
        problems.putIfAbsent(answer.jsonPath().getString("type").substring(PROBLEMS.length()), answer.statusCode());
        return new RecordedCall(kept.request(), kept.status(), kept.response(), problems);
    }

    private static @Nullable JsonNode json(@Nullable String contentType, @Nullable Object body) {
        if (contentType == null || !contentType.startsWith("application/json") || body == null) {
            return null;
        }
        try {
            return shortened(
                    switch (body) {
                        case String text -> JSON.readTree(text);
                        case byte[] bytes -> JSON.readTree(bytes);
                        default -> JSON.valueToTree(body);
                    });
        } catch (IOException e) {
            return null; // a test that sends what is no JSON gives no example
        }
    }

    /** An example is to be read: long texts, base64 for the most part, and long lists are cut. */
    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(shortened(entry.getValue())));
        } else if (node instanceof ArrayNode array) {
            while (array.size() > LONGEST_LIST) {
                array.remove(array.size() - 1);
            }
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shortened(array.get(i)));
            }
        } else if (node.isTextual() && node.textValue().length() > LONGEST_TEXT) {
            return TextNode.valueOf(node.textValue().substring(0, LONGEST_TEXT / 2) + "…");
        }
        return node;
    }

    private static synchronized Optional<String> operation(URI uri, String method) {
        var known = operations;
        if (known == null) {
            known = read(uri.resolve("/q/openapi?format=json"));
            operations = known;
        }
        return known.entrySet().stream()
                .filter(each -> each.getKey().method().equalsIgnoreCase(method))
                .filter(each -> each.getKey().path().matcher(uri.getPath()).matches())
                .min(Comparator.comparingInt(each -> each.getKey().variables()))
                .map(Map.Entry::getValue);
    }

    private static Map<Template, String> read(URI document) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(document).build(), HttpResponse.BodyHandlers.ofString());
            var found = new LinkedHashMap<Template, String>();
            JSON.readTree(answer.body()).path("paths").properties().forEach(path -> path.getValue()
                    .properties()
                    .forEach(operation -> {
                        var id = operation.getValue().path("operationId");
                        if (id.isTextual()) {
                            found.put(template(operation.getKey(), path.getKey()), id.textValue());
                        }
                    }));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Template template(String method, String path) {
        var parts = List.of(path.split("\\{[^}]*}", -1));
        var pattern = String.join("[^/]+", parts.stream().map(Pattern::quote).toList());
        return new Template(method, Pattern.compile(pattern), parts.size() - 1);
    }
}
