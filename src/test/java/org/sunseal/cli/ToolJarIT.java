package org.sunseal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tool is one file, which agents and courts run too: whatever a class of ours in it names has to be in it. */
class ToolJarIT {
    private static final Path TOOL = Path.of("target/sunseal-cli.jar");

    @Test
    void the_tool_carries_everything_its_classes_name() throws IOException {
        try (var jar = new JarFile(TOOL.toFile())) {
            var carried = jar.stream().map(entry -> entry.getName()).collect(Collectors.toSet());
            var ours = new ClassFileImporter()
                    .withImportOption(location -> location.contains("/org/sunseal/"))
                    .importJar(jar);

            var missing = ours.stream()
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .filter(type -> !type.isPrimitive() && !type.isAnnotation())
                    .map(type -> type.getName().replace('.', '/') + ".class")
                    .filter(file -> ClassLoader.getPlatformClassLoader().getResource(file) == null)
                    .filter(file -> !carried.contains(file))
                    .collect(Collectors.toSet());

            assertThat(ours.size()).isGreaterThan(100);
            assertThat(missing).isEmpty();
        }
    }
}
