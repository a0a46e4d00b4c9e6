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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
    /** How many bytes show what a file is: the sign of its format, and a little. */
    private static final int HEAD = 16;

    /** What opens a bid is nothing to be shown, and be it a test's. */
    private static final Set<String> SECRET = Set.of("slotKey");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static @Nullable Map<Template, String> operations;

    /** @param deepPath the same, where a last variable takes in whatever follows, as in the tiles of the log */
    private record Template(String method, Pattern path, Pattern deepPath, int variables) {}

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
        operation(uri, asked.getMethod(), Template::path)
                .or(() -> operation(uri, asked.getMethod(), Template::deepPath)
                        .filter(any -> answer.statusCode() < 300)) // else any wrong address would match
                .ifPresent(operation -> keep(operation, asked, answer));
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
        var shown = shown(answer.contentType(), answer.asByteArray());
        if (kept.status() != 0 && (!isPoor(kept.response()) || isPoor(shown))) {
            return kept;
        }
        return new RecordedCall(
                shown(asked.getContentType(), asked.getBody()), answer.statusCode(), shown, kept.problems());
    }

    /** Nothing and an empty list are kept only as long as there is no better answer. */
    private static boolean isPoor(@Nullable JsonNode response) {
        return response == null || (response.isArray() && response.isEmpty());
    }

    private static RecordedCall refused(RecordedCall kept, Response answer) {
        if (answer.contentType() == null || !answer.contentType().startsWith("application/problem+json")) {
            return kept;
        }
        var problems = new TreeMap<>(kept.problems());
        problems.putIfAbsent(answer.jsonPath().getString("type").substring(PROBLEMS.length()), answer.statusCode());
        return new RecordedCall(kept.request(), kept.status(), kept.response(), problems);
    }

    private static @Nullable JsonNode shown(@Nullable String contentType, @Nullable Object body) {
        if (contentType == null || body == null || (body instanceof byte[] none && none.length == 0)) {
            return null;
        }
        if (contentType.startsWith("application/json")) {
            return json(body);
        }
        if (!(body instanceof byte[] bytes)) {
            return null;
        }
        return contentType.startsWith("text/plain")
                ? shortened(TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8)))
                : TextNode.valueOf("%s… (%d bytes)"
                        .formatted(HexFormat.of().formatHex(bytes, 0, Math.min(HEAD, bytes.length)), bytes.length));
    }

    private static @Nullable JsonNode json(Object body) {
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
            object.properties()
                    .forEach(entry -> entry.setValue(
                            SECRET.contains(entry.getKey()) ? TextNode.valueOf("…") : shortened(entry.getValue())));
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

    private static synchronized Optional<String> operation(URI uri, String method, Function<Template, Pattern> path) {
        var known = operations;
        if (known == null) {
            known = read(uri.resolve("/q/openapi?format=json"));
            operations = known;
        }
        return known.entrySet().stream()
                .filter(each -> each.getKey().method().equalsIgnoreCase(method))
                .filter(each -> path.apply(each.getKey()).matcher(uri.getPath()).matches())
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
        var deep = path.endsWith("}") ? pattern + "(/[^/]+)*" : pattern;
        return new Template(method, Pattern.compile(pattern), Pattern.compile(deep), parts.size() - 1);
    }
}
