package org.sunseal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sunseal.trade.TradeKind;

/**
 * Kinds of trade differ in rows: no code asks which kind it has before it, but {@code trade} itself, and the tool and
 * the demonstration, which play tenders of a given kind.
 */
@AnalyzeClasses(packages = "org.sunseal", importOptions = ImportOption.DoNotIncludeTests.class)
class KindsAreDataTest {
    private static final List<String> KNOW_KINDS = List.of("trade", "cli", "demo");
    private static final Path SOURCES = Path.of("src/main/java/org/sunseal");

    /** A comment, or a text; a comment is only matched so that quotes in it begin no text. */
    private static final Pattern TEXT = Pattern.compile(String.join(
            "|",
            "//.*",
            "/\\*(?s:.*?)\\*/",
            "\"\"\"(?s:.*?)\"\"\"",
            "\"(?:\\\\.|[^\"\\\\\n])*\"",
            "'(?:\\\\.|[^'\\\\])+'"));

    private static final Pattern KIND =
            Pattern.compile(Arrays.stream(TradeKind.values()).map(Enum::name).collect(joining("|", "\\b(", ")\\b")));

    /** A switch is found by this too: the compiler makes it a class that reads the constants it lists. */
    @ArchTest
    static final ArchRule no_code_outside_trade_reads_a_kind = noClasses()
            .that()
            .resideOutsideOfPackages(
                    KNOW_KINDS.stream().map("org.sunseal.%s.."::formatted).toArray(String[]::new))
            .should()
            .accessFieldWhere(describe("it reads a constant of TradeKind", access -> isKind(access.getTarget())))
            .because("what differs between kinds is a row they have or lack");

    @Test
    void no_query_outside_trade_names_a_kind() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !KNOW_KINDS.contains(
                            SOURCES.relativize(each).getName(0).toString()))
                    .toList()) {
                TEXT.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .filter(text ->
                                text.startsWith("\"") && KIND.matcher(text).find())
                        .forEach(text -> found.add("%s: %s".formatted(file, text)));
            }
        }

        assertThat(found).isEmpty();
    }

    private static boolean isKind(FieldAccessTarget target) {
        return target.getOwner().isEquivalentTo(TradeKind.class)
                && KIND.matcher(target.getName()).matches();
    }
}
