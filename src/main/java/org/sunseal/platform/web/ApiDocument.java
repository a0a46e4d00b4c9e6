package org.sunseal.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the API document what annotations alone do not say: who may call an operation, which problems it answers with,
 * and an example of each body, from {@link RecordedCall}s.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final DotName OPERATION = DotName.createSimple(Operation.class);
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);
    private static final DotName EVERYBODY = DotName.createSimple(PermitAll.class);

    private final Map<String, List<String>> roles = new HashMap<>();

    public ApiDocument(IndexView index) {
        for (var operation : index.getAnnotations(OPERATION)) {
            var id = operation.value("operationId");
            if (id != null && operation.target().kind() == AnnotationTarget.Kind.METHOD) {
                roles.put(id.asString(), roles(operation.target().asMethod()));
            }
        }
    }

    private static List<String> roles(MethodInfo method) {
        return named(method.annotation(ROLES))
                .or(() -> everybody(method.annotation(EVERYBODY)))
                .or(() -> named(method.declaringClass().declaredAnnotation(ROLES)))
                .or(() -> everybody(method.declaringClass().declaredAnnotation(EVERYBODY)))
                .orElse(List.of("any account"));
    }

    private static Optional<List<String>> named(@Nullable AnnotationInstance allowed) {
        return Optional.ofNullable(allowed)
                .map(roles ->
                        List.copyOf(new TreeSet<>(Arrays.asList(roles.value().asStringArray()))));
    }

    private static Optional<List<String>> everybody(@Nullable AnnotationInstance permitted) {
        return Optional.ofNullable(permitted).map(any -> List.of("everybody"));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(operation)));
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
    }

    private void complete(org.eclipse.microprofile.openapi.models.Operation operation) {
        var id = operation.getOperationId();
        var callers = roles.getOrDefault(id, List.of());
        operation.setDescription("Roles: %s.".formatted(String.join(", ", callers)));
        RecordedCall.of(id).ifPresent(call -> {
            if (operation.getRequestBody() != null) {
                show(operation.getRequestBody().getContent(), call.request());
            }
            answered(operation, call.status()).ifPresent(answer -> show(answer.getContent(), call.response()));
            refusals(call)
                    .forEach((status, codes) ->
                            operation.getResponses().addAPIResponse(status.toString(), refusal(codes)));
        });
    }

    /** The answer documented for that status, else the one of another success: some operations choose at run time. */
    private static Optional<APIResponse> answered(
            org.eclipse.microprofile.openapi.models.Operation operation, int status) {
        var documented = operation.getResponses().getAPIResponses();
        return Optional.ofNullable(documented.get(Integer.toString(status))).or(() -> documented.entrySet().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .findFirst());
    }

    private static void show(@Nullable Content content, @Nullable JsonNode example) {
        if (content == null || example == null) {
            return;
        }
        var json = content.getMediaType(JSON);
        if (json != null) {
            json.setExample(PLAIN.convertValue(example, Object.class));
        } else if (example.isTextual()) {
            content.getMediaTypes().values().forEach(type -> type.setExample(example.textValue()));
        }
    }

    private static Map<Integer, Set<String>> refusals(RecordedCall call) {
        var byStatus = new TreeMap<Integer, Set<String>>();
        call.problems().forEach((code, status) -> byStatus.computeIfAbsent(status, none -> new TreeSet<>())
                .add(code));
        return byStatus;
    }

    private static APIResponse refusal(Set<String> codes) {
        return OASFactory.createAPIResponse()
                .description("Problem types: %s.".formatted(String.join(", ", codes)))
                .content(OASFactory.createContent()
                        .addMediaType(
                                PROBLEM,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457; errors lists everything that is wrong at once")
                .addProperty("type", text("urn:sunseal:problem: and the stable code"))
                .addProperty("title", text("the same for every refusal of this type"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("what is wrong, for the person who asked"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema()
                                        .addType(Schema.SchemaType.OBJECT)
                                        .addProperty("code", text("stable code of this refusal"))
                                        .addProperty("field", text("as in the JSON sent, such as rounds[1].openAt"))
                                        .addProperty("detail", text("what is wrong with it"))));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
