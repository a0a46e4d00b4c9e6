package org.sunseal.access;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation that only reads, as the API document names it.
 *
 * @param path with the parameters in braces
 * @param query the parameters it cannot do without
 */
record Reading(String path, List<String> query) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** Every GET of the document the application serves: one that is added tomorrow is here tomorrow. */
    static List<Reading> all() {
        var document = given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var readings = new ArrayList<Reading>();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        paths.forEach((path, item) -> {
            if (item.get("get") instanceof Map<?, ?> operation) {
                readings.add(new Reading(path, required(operation)));
            }
        });
        return readings;
    }

    private static List<String> required(Map<?, ?> operation) {
        if (!(operation.get("parameters") instanceof List<?> parameters)) {
            return List.of();
        }
        return parameters.stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> "query".equals(each.get("in")) && Boolean.TRUE.equals(each.get("required")))
                .map(each -> String.valueOf(each.get("name")))
                .toList();
    }

    /**
     * Where it is asked for these values.
     *
     * @throws AssertionError if it needs one that is not known here: whoever adds an operation says what to ask it for
     */
    String of(Map<String, String> values) {
        var asked =
                PARAMETER.matcher(path).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
        var parameters = new HashMap<String, String>();
        query.forEach(name -> parameters.put(name, value(name, values)));
        var joined = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .reduce((one, next) -> one + "&" + next);
        return joined.map(line -> asked + "?" + line).orElse(asked);
    }

    private String value(String name, Map<String, String> values) {
        return Objects.requireNonNullElseGet(values.get(name), () -> {
            throw new AssertionError("%s asks for {%s}, of which this test knows no value".formatted(path, name));
        });
    }
}
