package org.sunseal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which package may use which, as far as a machine can check it. */
@AnalyzeClasses(packages = "org.sunseal", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.sunseal.";

    private static final Set<String> BELOW_EVALUATION = Set.of(
            "kernel",
            "crypto",
            "audit",
            "identity",
            "letters",
            "documents",
            "disclosure",
            "custody",
            "trade",
            "project",
            "bidding",
            "opening",
            "experts",
            "dispute");

    /**
     * What a capability may use of ours, besides itself. A package that is not in the table has no place in the house
     * yet.
     */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("crypto", Set.of("kernel")),
            Map.entry("audit", Set.of("kernel", "crypto")),
            Map.entry("identity", Set.of("kernel", "crypto", "audit")),
            Map.entry("documents", Set.of("kernel", "crypto")),
            Map.entry("custody", Set.of("kernel", "crypto", "audit", "identity")),
            Map.entry("trade", Set.of("kernel")),
            Map.entry("disclosure", Set.of("kernel", "crypto", "audit", "identity")),
            Map.entry(
                    "project",
                    Set.of("kernel", "crypto", "audit", "identity", "disclosure", "documents", "custody", "trade")),
            Map.entry(
                    "bidding",
                    Set.of("kernel", "crypto", "audit", "identity", "documents", "custody", "trade", "project")),
            Map.entry(
                    "opening",
                    Set.of(
                            "kernel",
                            "crypto",
                            "audit",
                            "identity",
                            "disclosure",
                            "documents",
                            "custody",
                            "trade",
                            "project",
                            "bidding")),
            Map.entry("letters", Set.of("kernel", "crypto", "audit", "identity")),
            Map.entry(
                    "experts",
                    Set.of(
                            "kernel",
                            "crypto",
                            "audit",
                            "identity",
                            "disclosure",
                            "letters",
                            "documents",
                            "custody",
                            "trade",
                            "project")),
            Map.entry(
                    "dispute",
                    Set.of(
                            "kernel",
                            "crypto",
                            "audit",
                            "identity",
                            "disclosure",
                            "letters",
                            "documents",
                            "custody",
                            "trade",
                            "project")),
            Map.entry("evaluation", BELOW_EVALUATION),
            Map.entry(
                    "award",
                    Stream.concat(BELOW_EVALUATION.stream(), Stream.of("evaluation"))
                            .collect(Collectors.toUnmodifiableSet())),
            // reads what all others know, and changes none of it
            Map.entry(
                    "supervision",
                    Stream.concat(BELOW_EVALUATION.stream(), Stream.of("evaluation", "award"))
                            .collect(Collectors.toUnmodifiableSet())),
            Map.entry("hall", Set.of("kernel", "custody", "project", "bidding", "opening")),
            // reads SQL views; the terms it shows are a blob
            Map.entry("portal", Set.of("kernel", "crypto", "documents", "trade")),
            // the guard of production starts looks at keys and certificates; a moved sandbox clock is logged
            Map.entry("platform", Set.of("kernel", "crypto", "audit", "identity")));

    /** Proofs a court can rerun: each may build on the ones before it. */
    private static final List<String> PROOFS =
            List.of("audit", "custody", "project", "dispute", "bidding", "opening", "experts", "evaluation", "award");

    @ArchTest
    static void capabilities_use_only_what_lies_below_them(JavaClasses all) {
        MAY_USE.forEach((capability, below) -> {
            var allowed = Stream.concat(Stream.of(capability), below.stream())
                    .map(name -> ROOT + name + "..")
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(ROOT + capability + "..")
                    .should(onlyDependOnClassesThat(ours(resideInAnyPackage(allowed))))
                    .as("%s uses only %s".formatted(capability, new TreeSet<>(below)))
                    .allowEmptyShould(true)
                    .check(all);
        });
    }

    @ArchTest
    static void every_package_has_its_place(JavaClasses all) {
        var known = Stream.concat(MAY_USE.keySet().stream(), Stream.of("trustee", "cli", "demo"))
                .toList();

        var found = all.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).split("\\.", 2)[0])
                .distinct();

        assertThat(found).isSubsetOf(known);
    }

    @ArchTest
    static void proofs_build_on_earlier_proofs_alone(JavaClasses all) {
        for (int i = 0; i < PROOFS.size(); i++) {
            var allowed = Stream.concat(
                            // the opening record has a printed twin; a draw and a ranking are computed again
                            Stream.of(
                                    ROOT + "kernel..",
                                    ROOT + "crypto..",
                                    ROOT + "documents.pdf..",
                                    ROOT + "experts.draw..",
                                    ROOT + "evaluation.formula.."),
                            PROOFS.subList(0, i + 1).stream().map(name -> ROOT + name + ".proof.."))
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(ROOT + PROOFS.get(i) + ".proof..")
                    .should(onlyDependOnClassesThat(ours(resideInAnyPackage(allowed))))
                    .as("%s.proof builds on earlier proofs alone".formatted(PROOFS.get(i)))
                    .allowEmptyShould(true)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule agents_share_no_code_with_the_platform_but_proofs = classes()
            .that()
            .resideInAPackage("org.sunseal.trustee..")
            .should(onlyDependOnClassesThat(ours(resideInAnyPackage(
                    "org.sunseal.trustee..", "org.sunseal.kernel..", "org.sunseal.crypto..", "org.sunseal..proof.."))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_tool_reaches_the_platform_by_http_alone = classes()
            .that()
            .resideInAPackage("org.sunseal.cli..")
            .should(onlyDependOnClassesThat(ours(resideInAnyPackage(
                    "org.sunseal.cli..",
                    "org.sunseal.trustee..",
                    "org.sunseal.kernel..",
                    "org.sunseal.crypto..",
                    "org.sunseal..proof..",
                    "org.sunseal.documents.pdf.."))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_imports_the_demo = noClasses()
            .that()
            .resideOutsideOfPackage("org.sunseal.demo..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.sunseal.demo.."));

    @ArchTest
    static final ArchRule nobody_imports_the_platform_but_the_demo_that_starts_before_it = noClasses()
            .that()
            .resideOutsideOfPackages("org.sunseal.platform..", "org.sunseal.demo..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.sunseal.platform.."));

    @ArchTest
    static final ArchRule capabilities_form_no_cycle =
            slices().matching("org.sunseal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobody_builds_on_web = noClasses()
            .that()
            .resideOutsideOfPackage("..web..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.sunseal..web.."));

    /** Classes of other houses, and those of ours that {@code allowed} lets in. */
    private static DescribedPredicate<JavaClass> ours(DescribedPredicate<JavaClass> allowed) {
        return describe(
                "are allowed here",
                dependency ->
                        !dependency.getBaseComponentType().getPackageName().startsWith(ROOT)
                                || allowed.test(dependency.getBaseComponentType()));
    }
}
