package org.sunseal.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the chart makes of an installation's values. */
@SuppressWarnings("NullAway.Init") // the program is found before the tests
class ChartTest {
    private static final String POD = "/spec/template/spec";

    private static final Pattern PROPERTY = Pattern.compile("\"(sunseal\\.[a-z0-9.-]+)\"");
    private static final Pattern MAPPED = Pattern.compile("@ConfigMapping\\(prefix = \"(sunseal\\.[a-z0-9.-]+)\"\\)");
    private static final Pattern METHOD = Pattern.compile(" (\\w+)\\(\\);");

    private static Helm helm;

    @BeforeAll
    static void find_helm() {
        helm = Helm.installed();
    }

    @Test
    void helm_finds_nothing_to_complain_about_in_the_example() {
        var run = helm.lint(Helm.example());

        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.text()).contains("1 chart(s) linted, 0 chart(s) failed").doesNotContain("[WARNING]", "[ERROR]");
    }

    @Test
    void everything_an_installation_forgot_is_named_at_once() {
        var run = helm.lint();

        assertThat(run.exit()).isNotZero();
        assertThat(run.text())
                .contains(
                        "image.repository",
                        "database.jdbcUrl",
                        "oidc.authServerUrl",
                        "timestamps.url",
                        "platform.creditCode",
                        "log.origin");
    }

    @Test
    void a_value_nobody_knows_is_refused() {
        var run = helm.lint(Helm.example("replica=3"));

        assertThat(run.exit()).isNotZero();
        assertThat(run.text()).contains("replica");
    }

    @Test
    void two_replicas_stand_apart_and_one_always_stays() {
        var objects = helm.template(Helm.example());

        assertThat(objects.get("Deployment site").at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(deployment(objects).at("/affinity/podAntiAffinity").isMissingNode())
                .isFalse();
        assertThat(objects.get("PodDisruptionBudget site")
                        .at("/spec/minAvailable")
                        .asInt())
                .isEqualTo(1);
        for (var claim : List.of("PersistentVolumeClaim site-objects", "PersistentVolumeClaim site-memory")) {
            assertThat(objects.get(claim).at("/spec/accessModes/0").asText()).isEqualTo("ReadWriteMany");
        }
    }

    @Test
    void no_pod_runs_as_root_or_writes_where_it_need_not() {
        var pod = deployment(helm.template(Helm.example()));
        var container = pod.at("/containers/0");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
    }

    @Test
    void the_cluster_can_ask_whether_it_lives_and_what_it_needs() {
        var container = deployment(helm.template(Helm.example())).at("/containers/0");

        for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.at("/" + probe + "/httpGet/path").asText()).startsWith("/q/health/");
        }
        assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
    }

    @Test
    void secrets_are_named_and_never_written_down() {
        var objects = helm.template(Helm.example());
        var environment = deployment(objects).at("/containers/0/env");

        assertThat(objects.keySet()).noneMatch(name -> name.startsWith("Secret "));
        assertThat(environment).isNotEmpty().allMatch(each -> each.at("/valueFrom/secretKeyRef/name")
                .isTextual());
        assertThat(settings(objects).keySet())
                .noneMatch(name -> name.contains("PASSWORD") || name.contains("SECRET") || name.endsWith("_TOKEN"));
    }

    @Test
    void nothing_goes_out_but_to_the_ports_that_are_named() {
        var policy = helm.template(Helm.example()).get("NetworkPolicy site");

        assertThat(policy.at("/spec/policyTypes").toString()).contains("Ingress", "Egress");
        var ports = new ArrayList<Integer>();
        policy.at("/spec/egress/0/ports")
                .forEach(each -> ports.add(each.path("port").asInt()));
        assertThat(ports).containsExactlyInAnyOrder(53, 53, 123, 443, 80, 5432);
    }

    @Test
    void every_setting_of_ours_is_one_the_platform_reads() throws IOException {
        var known = settingsOfTheSource();

        var ours = settings(helm.template(Helm.example())).keySet().stream()
                .filter(name -> name.startsWith("SUNSEAL_"))
                .toList();
        assertThat(ours).hasSizeGreaterThan(5).allSatisfy(name -> assertThat(known)
                .contains(name));
    }

    private static JsonNode deployment(Map<String, JsonNode> objects) {
        return objects.get("Deployment site").at(POD);
    }

    private static Map<String, JsonNode> settings(Map<String, JsonNode> objects) {
        return objects.get("ConfigMap site").path("data").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Every name that a setting of ours has in the source, as an environment variable would be called. */
    private static List<String> settingsOfTheSource() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ChartTest::read)
                    .flatMap(source -> Stream.concat(
                            PROPERTY.matcher(source).results().map(found -> found.group(1)), mapped(source)))
                    .map(found -> found.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                    .distinct()
                    .toList();
        }
    }

    /** The properties behind the methods of a mapped interface. */
    private static Stream<String> mapped(String source) {
        var prefix = MAPPED.matcher(source);
        return prefix.find()
                ? METHOD.matcher(source)
                        .results()
                        .map(method -> prefix.group(1) + "." + method.group(1).replaceAll("([A-Z])", "-$1"))
                : Stream.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
