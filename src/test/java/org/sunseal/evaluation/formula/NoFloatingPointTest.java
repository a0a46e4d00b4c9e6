package org.sunseal.evaluation.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scores are litigated to the hundredth: nothing in the package holds, takes or answers a floating-point number. */
class NoFloatingPointTest {
    private static final Set<Class<?>> INEXACT = Set.of(double.class, float.class, Double.class, Float.class);

    @Test
    void nothing_in_the_package_is_inexact() throws Exception {
        var types = types();

        assertThat(types).contains(Composite.class, PriceFormula.AverageFloat.class);
        assertThat(types).allSatisfy(type -> assertThat(mentionedBy(type)).doesNotContainAnyElementsOf(INEXACT));
    }

    @Test
    void the_search_finds_what_it_looks_for() {
        record Inexact(double value) {}

        assertThat(mentionedBy(Inexact.class)).contains(double.class);
    }

    private static List<Class<?>> mentionedBy(Class<?> type) {
        var executables = Stream.<Executable>concat(
                Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()));
        return Stream.of(
                        Stream.of(type.getDeclaredFields()).<Class<?>>map(Field::getType),
                        Stream.of(type.getDeclaredMethods()).<Class<?>>map(Method::getReturnType),
                        executables.flatMap(each -> Stream.<Class<?>>of(each.getParameterTypes())))
                .flatMap(each -> each)
                .<Class<?>>map(NoFloatingPointTest::element)
                .toList();
    }

    private static Class<?> element(Class<?> type) {
        var component = type.getComponentType();
        return component == null ? type : element(component);
    }

    private static List<Class<?>> types() throws IOException, URISyntaxException, ClassNotFoundException {
        var root = Path.of(Composite.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var folder = root.resolve(Composite.class.getPackageName().replace('.', '/'));
        var names = List.<String>of();
        try (var files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
        }
        var types = new ArrayList<Class<?>>();
        for (var name : names) {
            types.add(Class.forName(Composite.class.getPackageName() + "." + name));
        }
        return types;
    }
}
