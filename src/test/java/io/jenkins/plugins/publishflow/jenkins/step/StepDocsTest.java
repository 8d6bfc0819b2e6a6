package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.jenkins.builder.AppcirclePublishUploadBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.GooglePlayUploadBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.HuaweiUploadBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.PublishFlowBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.SendToTestFlightBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.SubmitForReviewBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.ClassDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/**
 * Holds docs/steps.md and the forms against the options that the steps have. To make the tables anew: run this with
 * {@code -Dpublishflow.regenerate=true}.
 */
class StepDocsTest {

    private static final Path FILE = Path.of("docs", "steps.md");

    private static final Map<String, Class<? extends Step>> STEPS = new LinkedHashMap<>(Map.of(
            "publishFlow", PublishFlowStep.class,
            "appcirclePublishUpload", AppcirclePublishUploadStep.class,
            "huaweiUpload", HuaweiUploadStep.class,
            "sendToTestFlight", SendToTestFlightStep.class,
            "submitForReview", SubmitForReviewStep.class,
            "googlePlayUpload", GooglePlayUploadStep.class));

    private static final List<Class<?>> BUILDERS = List.of(
            AppcirclePublishUploadBuilder.class,
            HuaweiUploadBuilder.class,
            PublishFlowBuilder.class,
            SendToTestFlightBuilder.class,
            SubmitForReviewBuilder.class,
            GooglePlayUploadBuilder.class);

    @Test
    void everyOptionIsInTheFormAndHasHelp() throws IOException {
        for (Class<? extends Step> step : STEPS.values()) {
            String form = resource(step, "config.jelly");
            List<String> options = options(step);
            assertTrue(options.size() > 8, step + " has " + options);
            for (String option : options) {
                assertTrue(form.contains("field=\"" + option + "\""), step + " does not ask for " + option);
                assertNotNull(resource(step, "help-" + option + ".html"), option);
            }
        }
    }

    @Test
    void everyOptionOfABuilderHasHelpToo() {
        for (Class<?> builder : BUILDERS) {
            List<String> own = setters(builder);
            assertEquals(List.of("inBackground"), own, "and the options of the step, which stand in the same form");
            for (String option : own) {
                assertNotNull(builder.getSuperclass()
                        .getResource(builder.getSuperclass().getSimpleName() + "/help-" + option + ".html"));
            }
        }
    }

    @Test
    void everyDropDownIsFilledAndWhatIsRequiredIsChecked() throws Exception {
        Pattern select = Pattern.compile("field=\"(\\w+)\">\\s*<[fc]:select");
        for (Class<? extends Step> step : STEPS.values()) {
            Set<String> methods = Arrays.stream(descriptor(step).getMethods())
                    .filter(method -> method.isAnnotationPresent(POST.class))
                    .map(Method::getName)
                    .collect(Collectors.toSet());
            List<String> dropDowns = select.matcher(resource(step, "config.jelly"))
                    .results()
                    .map(result -> "doFill" + capital(result.group(1)) + "Items")
                    .toList();
            assertTrue(dropDowns.size() > 2, step + " has " + dropDowns);
            assertTrue(methods.containsAll(dropDowns), step + " has " + methods + ", its form " + dropDowns);
            for (String option : required(step)) {
                assertTrue(methods.contains("doCheck" + capital(option)), step + " does not check " + option);
            }
            // What is neither a choice nor free text can be wrong.
            for (String option : List.of(
                    "timeout", "earliestReleaseDate", "definition", "releaseTime", "phasedPercent", "phasedStart")) {
                assertTrue(
                        !options(step).contains(option) || methods.contains("doCheck" + capital(option)),
                        step + " does not check " + option);
            }
        }
    }

    private static Class<?> descriptor(Class<?> step) {
        return Arrays.stream(step.getDeclaredClasses())
                .filter(StepDescriptor.class::isAssignableFrom)
                .findFirst()
                .orElseThrow();
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    @Test
    void everyOptionIsDocumentedAsTheHelpSays() throws IOException {
        String text = Files.readString(FILE);
        for (Map.Entry<String, Class<? extends Step>> step : STEPS.entrySet()) {
            String start = "<!-- generated: " + step.getKey() + " -->\n";
            int from = text.indexOf(start) + start.length();
            assertTrue(from > start.length(), start);
            text = text.substring(0, from) + "\n" + table(step.getValue()) + "\n"
                    + text.substring(text.indexOf("<!-- end -->", from));
        }
        if (Boolean.getBoolean("publishflow.regenerate")) {
            Files.writeString(FILE, text);
        }
        assertEquals(text, Files.readString(FILE), "make it anew with -Dpublishflow.regenerate=true, and commit it");
    }

    private static String table(Class<? extends Step> step) throws IOException {
        List<String> required = required(step);
        StringBuilder table = new StringBuilder("| Option | Meaning |\n|---|---|\n");
        for (String option : options(step)) {
            String name = "`" + option + "`";
            table.append("| ")
                    .append(required.contains(option) ? "**" + name + "**" : name)
                    .append(" | ")
                    .append(markdown(resource(step, "help-" + option + ".html")))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String markdown(String html) {
        return html.replaceAll("</?p>", "")
                .replaceAll("</?code>", "`")
                .replaceAll("</?i>", "*")
                .replace("&lt;", "<")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static List<String> options(Class<? extends Step> step) {
        List<String> options = new ArrayList<>(required(step));
        options.addAll(setters(step));
        return options;
    }

    private static List<String> setters(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(Method::getName)
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .sorted()
                .toList();
    }

    private static List<String> required(Class<? extends Step> step) {
        Constructor<?> constructor = Arrays.stream(step.getConstructors())
                .filter(each -> each.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow();
        return constructor.getParameterCount() == 0
                ? List.of()
                : List.of(ClassDescriptor.loadParameterNames(constructor));
    }

    private static String resource(Class<?> step, String name) throws IOException {
        try (InputStream in = step.getResourceAsStream(step.getSimpleName() + "/" + name)) {
            assertNotNull(in, step.getSimpleName() + "/" + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
