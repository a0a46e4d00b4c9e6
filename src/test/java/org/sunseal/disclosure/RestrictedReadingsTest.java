package org.sunseal.disclosure;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** What overseers are given is recorded, or it stands here why it need not be. */
class RestrictedReadingsTest {
    private static final Set<String> OVERSEEING = Set.of("regulator", "centre");

    /** GET operations overseers may call whose answers are no restricted data, and why. */
    private static final Map<String, String> OPEN_TO_OVERSEERS = Map.ofEntries(
            entry("draws", "how far draws are; never who was drawn"),
            entry("registration", "the centre's own window, from first to last"),
            entry("slips", "the same, and each slip is in the log"),
            entry("registrations", "the queue at the window"),
            entry("centreWindow", "the same queue with names, and the numbers of slips"),
            entry("handedIn", "what was handed in at the centre's own window, for it to be answered"),
            entry("centreCalendar", "dates, rooms and stages; nothing of a bid, nobody of a committee"),
            entry("readings", "who read; to record its reading would bury it"),
            entry("supervisionDay", "dates, and counts of what is opened or announced"),
            entry("supervisionLog", "the log is public"),
            entry("custodyDesk", "dates and stocks; nothing of a bid"),
            entry("experts", "the pool's own keeper"),
            entry("login", "the caller's own"),
            entry("letters", "the caller's own"),
            entry("letterAddress", "the caller's own"),
            entry("myCertificates", "the caller's own"),
            entry("certificateChallenge", "the caller's own"),
            entry("myOrganisation", "the caller's own"));

    private final List<JavaMethod> readings = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.sunseal").stream()
                    .filter(type -> type.isAnnotatedWith(jakarta.ws.rs.Path.class))
                    .map(JavaClass::getMethods)
                    .flatMap(Set::stream)
                    .filter(method -> method.isAnnotatedWith(GET.class))
                    .toList();

    @Test
    void every_answer_to_overseers_is_recorded_or_is_said_to_be_open() {
        assertThat(readings).hasSizeGreaterThan(20);

        assertThat(readings.stream()
                        .filter(RestrictedReadingsTest::isForOverseers)
                        .filter(method -> !isRestricted(method))
                        .map(RestrictedReadingsTest::operation))
                .as("operations an overseer reads without a trace: @Restricted, or a reason in this test")
                .isSubsetOf(OPEN_TO_OVERSEERS.keySet());
    }

    @Test
    void nothing_is_recorded_and_said_to_be_open_at_once() {
        assertThat(readings.stream()
                        .filter(RestrictedReadingsTest::isRestricted)
                        .map(RestrictedReadingsTest::operation))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(OPEN_TO_OVERSEERS.keySet());
    }

    @Test
    void the_gravest_are_among_those_recorded() {
        assertThat(readings.stream()
                        .filter(RestrictedReadingsTest::isRestricted)
                        .map(RestrictedReadingsTest::operation))
                .contains(
                        "regulatorEvidence",
                        "poolToCountersign",
                        "bidFile",
                        "evaluationReport",
                        "courtCopy",
                        "objections",
                        "objectionEvidence",
                        "supervisionFile");
    }

    private static boolean isForOverseers(JavaMethod method) {
        return Stream.of(
                        method.tryGetAnnotationOfType(RolesAllowed.class),
                        method.getOwner().tryGetAnnotationOfType(RolesAllowed.class))
                .flatMap(java.util.Optional::stream)
                .findFirst()
                .map(allowed -> Arrays.stream(allowed.value()).anyMatch(OVERSEEING::contains))
                .orElseGet(() -> method.isAnnotatedWith(Authenticated.class)
                        || method.getOwner().isAnnotatedWith(Authenticated.class));
    }

    private static boolean isRestricted(JavaMethod method) {
        return method.isAnnotatedWith(Restricted.class) || method.getOwner().isAnnotatedWith(Restricted.class);
    }

    private static String operation(JavaMethod method) {
        return method.getAnnotationOfType(Operation.class).operationId();
    }
}
