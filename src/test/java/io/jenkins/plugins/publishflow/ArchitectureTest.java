package io.jenkins.plugins.publishflow;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may know whom. Holds in both builds: in the standalone one there is no {@code jenkins} package, in the plugin's
 * no {@code standalone} package.
 */
class ArchitectureTest {

    private static final String OURS = "io.jenkins.plugins.publishflow";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(OURS);

    /** A package, with what is below it, and the packages of ours that it may know besides. */
    static Stream<Arguments> directions() {
        return Stream.of(
                direction("binary.."),
                direction("store"),
                direction("store.http..", "store"),
                direction("store.appstore..", "store", "store.http.."),
                direction("store.googleplay..", "store", "store.http.."),
                direction("store.huawei..", "store", "store.http.."),
                direction("store.appcircle..", "store", "store.http.."),
                direction("approval..", "store", "binary.."),
                direction("activity..", "store", "binary.."),
                direction("flow..", "approval..", "activity..", "store..", "binary.."),
                direction("sandbox..", "store", "binary.."),
                direction("rehearsal..", "flow..", "store..", "binary..", "sandbox.."),
                direction(
                        "standalone..",
                        "flow..",
                        "approval..",
                        "activity..",
                        "store..",
                        "binary..",
                        "sandbox..",
                        "rehearsal.."),
                direction(
                        "jenkins..",
                        "flow..",
                        "approval..",
                        "activity..",
                        "store..",
                        "binary..",
                        "sandbox..",
                        "rehearsal.."));
    }

    @ParameterizedTest
    @MethodSource("directions")
    void aPackageKnowsNoOthersOfOurs(String name, List<String> known) {
        String[] allowed = Stream.concat(Stream.of(name), known.stream())
                .map(allowedName -> OURS + "." + allowedName)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(OURS + "." + name)
                .should()
                .dependOnClassesThat(resideInAPackage(OURS + "..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true) // not every package is in both builds, and not every store is there yet
                .check(CLASSES);
    }

    /** What comes from outside, and the only packages that may know it. */
    static Stream<Arguments> libraries() {
        return Stream.of(
                library("Jenkins", List.of("hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke.."), "jenkins.."),
                library("credentials", List.of("com.cloudbees.."), "jenkins.."),
                library("OkHttp", List.of("okhttp3..", "okio.."), "store.http..", "jenkins.."),
                library("dd-plist", List.of("com.dd.plist.."), "binary..", "sandbox.."),
                library("SnakeYAML", List.of("org.yaml.snakeyaml.."), "flow.definition.."),
                library(
                        "JJWT",
                        List.of("io.jsonwebtoken.."),
                        "store.appstore..",
                        "store.googleplay..",
                        "store.huawei..",
                        "sandbox.."),
                library("picocli", List.of("picocli.."), "standalone.."));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryIsKnownInOnePlace(String library, List<String> packages, List<String> places) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        places.stream().map(place -> OURS + "." + place).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(OURS + ".(**)")
                .should()
                .beFreeOfCycles()
                // where a program begins, all of it is put together
                .ignoreDependency(name(OURS + ".standalone.Main"), alwaysTrue())
                .check(CLASSES);
    }

    @Test
    void onlyTheTerminalWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OURS + ".standalone..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void aFlowNeverSleeps() {
        noClasses()
                .that()
                .resideInAPackage(OURS + ".flow..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }

    @Test
    void aClassIsNamedAfterWhatItIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Helper|Manager).*")
                .because("such a name says nothing of where a line belongs")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatBelongsInIt() throws IOException {
        for (Path sources : List.of(Path.of("src/main/java"), Path.of("standalone/src/main/java"))) {
            try (Stream<Path> files = Files.walk(repository().resolve(sources))) {
                List<Path> silent = files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> Files.notExists(folder.resolve("package-info.java")))
                        .toList();
                assertEquals(List.of(), silent, "packages without package-info.java");
            }
        }
    }

    @Test
    void theClassesUnderTestAreThere() {
        for (String name : List.of("binary", "store", "flow", "approval", "activity", "sandbox")) {
            assertTrue(
                    CLASSES.stream().anyMatch(type -> type.getPackageName().startsWith(OURS + "." + name)),
                    name + " has no classes");
        }
        assertFalse(CLASSES.contain(ArchitectureTest.class.getName()), "tests follow other rules");
    }

    /** Tests run in the folder of the build, which is that of the repository or one below. */
    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("standalone")) ? here : here.getParent();
    }

    private static Arguments direction(String name, String... known) {
        return Arguments.of(name, List.of(known));
    }

    private static Arguments library(String name, List<String> packages, String... places) {
        return Arguments.of(name, packages, List.of(places));
    }
}
