package io.jenkins.plugins.publishflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.binary.BinaryException;
import io.jenkins.plugins.publishflow.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/troubleshooting.md} has each problem of Publish Flow, in its own words, and none that does not exist. */
class TroubleshootingTest {

    private static final String AREAS = Stream.concat(
                    Arrays.stream(Store.values()).map(Store::id),
                    Stream.of("approval", "binary", "flow", "http", "jenkins", "upload"))
            .collect(Collectors.joining("|", "(?:", ")"));

    private static final String CODE = AREAS + "\\.[a-z0-9]+(?:-[a-z0-9]+)*";
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern OF_A_PROBLEM =
            Pattern.compile("new Problem\\(\\s*(?:Problem\\.)?Kind\\.[A-Z_]+,\\s*" + LITERAL);

    private static final Pattern PUT_TOGETHER =
            Pattern.compile("new Problem\\(\\s*(?:Problem\\.)?Kind\\.[A-Z_]+,[^,]*\\+[^,]*,");

    /** A heading that is a code, or a row of a table that begins with one; then what the problem says. */
    private static final Pattern ENTRY =
            Pattern.compile("(?m)^(?:### `([a-z0-9.-]+)`\\n\\n((?:>.*\\n)+)|\\| `([a-z0-9.-]+)` \\| ([^|]+) \\|)");

    private static List<String> sources;
    private static String page;

    /** What the page says of a code. */
    private record Entry(String code, List<String> sentences) {}

    @BeforeAll
    static void read() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path repository = Files.isDirectory(here.resolve("standalone")) ? here : here.getParent();
        page = Files.readString(repository.resolve("docs/troubleshooting.md"));
        sources = new ArrayList<>();
        for (String folder : List.of("src/main/java", "standalone/src/main/java")) {
            try (Stream<Path> files = Files.walk(repository.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> sources.add(text(file)));
            }
        }
    }

    @Test
    void everyCodeHasItsEntry() {
        Set<String> missing = codes();
        missing.removeAll(entries().stream().map(Entry::code).toList());
        assertEquals(Set.of(), missing, "add them to docs/troubleshooting.md, where a release manager meets them");
    }

    @Test
    void everyEntryIsOfACodeAndOnce() {
        Set<String> codes = codes();
        Set<String> seen = new HashSet<>();
        List<String> wrong = entries().stream()
                .map(Entry::code)
                .filter(code -> !codes.contains(code) || !seen.add(code))
                .toList();
        assertEquals(
                List.of(), wrong, "entries of docs/troubleshooting.md that no problem has, or that are there twice");
    }

    /** People search for what they read in the log. */
    @Test
    void everyEntryQuotesWhatTheProblemSays() {
        String said = sources.stream().map(TroubleshootingTest::joined).collect(Collectors.joining("\n"));
        List<String> wrong = new ArrayList<>();
        for (Entry entry : entries()) {
            for (String sentence : entry.sentences()) {
                Arrays.stream(sentence.split("…"))
                        .map(String::strip)
                        .filter(part -> !said.contains(part))
                        .forEach(part -> wrong.add(entry.code() + ": '" + part + "'"));
            }
        }
        assertEquals(List.of(), wrong, "no source says these words");
    }

    /** One that is put together, or of no known area, would be found by nobody: not by this test, nor by a search. */
    @Test
    void everyCodeIsWrittenWhole() {
        List<String> wrong = new ArrayList<>();
        for (String source : sources) {
            literals(OF_A_PROBLEM, source).filter(code -> !code.matches(CODE)).forEach(wrong::add);
            PUT_TOGETHER.matcher(source).results().map(MatchResult::group).forEach(wrong::add);
            literals(LITERAL, source)
                    .filter(text -> text.matches(AREAS + "\\.(?:[a-z0-9-]*-)?"))
                    .filter(text -> !text.equals("binary.")) // before the name of its kind, which codes() asks for
                    .forEach(wrong::add);
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theScanFindsCodesOfEveryForm() {
        Set<String> codes = codes();
        assertTrue(codes.size() > 100, "found " + codes.size());
        assertTrue(
                codes.containsAll(Set.of(
                        "app-store.duplicate-build", // of a problem, of a constant of an enum, handed to a method
                        "app-store.agreements",
                        "app-store.key-is-sec1",
                        "app-store.version-rejected",
                        "upload.ticket-expired",
                        "flow.missing-version",
                        "http.malformed-answer",
                        "binary.not-an-ipa")),
                codes.toString());
    }

    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        sources.forEach(source ->
                literals(LITERAL, source).filter(text -> text.matches(CODE)).forEach(codes::add));
        Arrays.stream(BinaryException.Kind.values())
                .map(BinaryException.Kind::code)
                .forEach(codes::add);
        return codes;
    }

    private static Stream<String> literals(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(match -> match.group(1));
    }

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Matcher matcher = ENTRY.matcher(page);
        while (matcher.find()) {
            boolean heading = matcher.group(1) != null;
            String said = heading ? matcher.group(2).replaceAll("(?m)^> ?", "") : matcher.group(4);
            entries.add(new Entry(
                    heading ? matcher.group(1) : matcher.group(3),
                    Arrays.stream(said.split(heading ? "\n\n" : "<br>"))
                            .map(sentence -> sentence.replace('\n', ' ').strip())
                            .toList()));
        }
        return entries;
    }

    /** The source with its texts in one piece, as they are said. */
    private static String joined(String source) {
        return source.replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
