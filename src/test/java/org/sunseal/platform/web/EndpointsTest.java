package org.sunseal.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.Authenticated;
import io.quarkus.websockets.next.WebSocket;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private final List<JavaMethod> endpoints = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.sunseal").stream()
                    .filter(type -> type.isAnnotatedWith(jakarta.ws.rs.Path.class))
                    .flatMap(EndpointsTest::endpoints)
                    .toList();

    private static Stream<JavaMethod> endpoints(JavaClass resource) {
        return resource.getMethods().stream().filter(method -> method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static boolean saysWho(JavaMethod endpoint) {
        return Stream.of(RolesAllowed.class, PermitAll.class, Authenticated.class)
                .anyMatch(who ->
                        endpoint.isAnnotatedWith(who) || endpoint.getOwner().isAnnotatedWith(who));
    }

    @Test
    void every_endpoint_says_who_may_call_it() {
        assertThat(endpoints).hasSizeGreaterThan(20);
        assertThat(endpoints.stream().filter(endpoint -> !saysWho(endpoint)).map(JavaMethod::getFullName))
                .isEmpty();
    }

    /** Quarkus denies what is not annotated for REST only. */
    @Test
    void every_socket_says_who_may_open_it() {
        var sockets = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.sunseal").stream()
                        .filter(type -> type.isAnnotatedWith(WebSocket.class))
                        .toList();

        assertThat(sockets).isNotEmpty().allMatch(socket -> Stream.of(
                        RolesAllowed.class, PermitAll.class, Authenticated.class)
                .anyMatch(socket::isAnnotatedWith));
    }

    @Test
    void every_endpoint_has_a_summary_in_the_api_document() {
        assertThat(endpoints.stream()
                        .filter(endpoint -> endpoint.tryGetAnnotationOfType(Operation.class)
                                .map(operation -> operation.summary().isBlank())
                                .orElse(true))
                        .map(JavaMethod::getFullName))
                .isEmpty();
    }

    /** Quarkus REST answers 404 for methods it cannot see. */
    @Test
    void every_endpoint_is_public() {
        assertThat(endpoints).allMatch(endpoint -> endpoint.getModifiers().contains(JavaModifier.PUBLIC));
    }

    /** See {@link RecordCalls} for how a new operation gets one. */
    @Test
    void every_operation_has_been_called_and_the_api_document_says_how() {
        assertThat(operations().filter(operation -> RecordedCall.of(operation)
                        .filter(call -> call.status() != 0)
                        .isEmpty()))
                .as("operations without an example of a real call")
                .isEmpty();
    }

    @Test
    void no_call_is_kept_of_an_operation_that_is_gone() throws IOException {
        var known = operations().map(RecordedCall::resource).map(Path::of).collect(Collectors.toSet());

        try (var kept = Files.list(Path.of("src/main/resources/openapi/calls"))) {
            assertThat(kept.map(file -> Path.of("src/main/resources").relativize(file)))
                    .isSubsetOf(known);
        }
    }

    /** Those of the API document; pages for people are hidden from it. */
    private Stream<String> operations() {
        return endpoints.stream()
                .map(endpoint -> endpoint.getAnnotationOfType(Operation.class))
                .filter(operation -> !operation.hidden())
                .map(Operation::operationId);
    }
}
