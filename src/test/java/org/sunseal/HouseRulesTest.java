package org.sunseal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** How code is written in this house, wherever it stands, as far as a machine can check it. */
@AnalyzeClasses(packages = "org.sunseal", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule what_a_court_runs_needs_no_container = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.sunseal.crypto..",
                    "org.sunseal.kernel..",
                    "org.sunseal..proof..",
                    "org.sunseal.documents.pdf..",
                    "org.sunseal.trade..",
                    "org.sunseal.experts.draw..",
                    "org.sunseal.evaluation.formula..",
                    "org.sunseal.trustee..",
                    "org.sunseal.cli..",
                    "org.sunseal.demo.tsa..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.quarkus..",
                            "io.smallrye..",
                            "io.vertx..",
                            "jakarta..",
                            "org.hibernate..",
                            "org.eclipse.microprofile..",
                            "com.fasterxml.jackson.databind..")
                    // values may say how they are stored
                    .and(DescribedPredicate.not(resideInAnyPackage("jakarta.persistence.."))));

    @ArchTest
    static final ArchRule business_time_comes_from_the_injected_clock = noClasses()
            .that(DescribedPredicate.not(resideInAnyPackage("org.sunseal.demo..")))
            .should()
            .callMethodWhere(
                    describe("the machine's clock is read directly", call -> readsTheMachinesClock(call.getTarget())))
            .orShould()
            .callConstructor(java.util.Date.class);

    @ArchTest
    static final ArchRule money_and_counts_are_exact = classes()
            .that()
            .resideInAnyPackage(
                    "org.sunseal.kernel..",
                    "org.sunseal.audit..",
                    "org.sunseal.custody..",
                    "org.sunseal.project..",
                    "org.sunseal.bidding..",
                    "org.sunseal.opening..",
                    "org.sunseal.trade..",
                    "org.sunseal.experts..",
                    "org.sunseal.dispute..",
                    "org.sunseal.evaluation..",
                    "org.sunseal.award..")
            .should(useNoFloatingPoint());

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Utils?|Helper|Impl|Dto|Base)")
            .because("a class named after its role in a pattern collects the rest");

    @ArchTest
    static void nothing_is_null_unless_it_says_so(JavaClasses all) {
        var unmarked = all.stream()
                .map(JavaClass::getPackage)
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .distinct();

        assertThat(unmarked)
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }

    private static boolean readsTheMachinesClock(AccessTarget target) {
        var owner = target.getOwner().getName();
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.") && target.getFullName().endsWith("now()");
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            default -> false;
        };
    }

    private static ArchCondition<JavaClass> useNoFloatingPoint() {
        var inexact = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
        return new ArchCondition<>("use no floating point") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isAnonymousClass()) {
                    return; // its constructor repeats its parent's, such as LinkedHashMap's load factor
                }
                var used = Stream.concat(
                        type.getFields().stream().map(field -> field.getRawType()),
                        type.getCodeUnits().stream().flatMap(HouseRulesTest::signature));
                if (used.map(each -> each.getBaseComponentType().getName()).anyMatch(inexact::contains)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " uses floating point"));
                }
            }
        };
    }

    private static Stream<JavaClass> signature(JavaCodeUnit unit) {
        return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream());
    }
}
