package org.sunseal.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private final List<JavaMethod> endpoints = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.sunseal").stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
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
}
