package io.jenkins.plugins.publishflow.jenkins.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.publishflow.flow.Spelling;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.flow.definition.FlowFilesException;
import io.jenkins.plugins.publishflow.flow.definition.FlowFinding;
import io.jenkins.plugins.publishflow.flow.definition.FlowReader;
import io.jenkins.plugins.publishflow.flow.definition.FlowSource;
import io.jenkins.plugins.publishflow.flow.definition.PredefinedFlow;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be said at once against the options of {@code publishFlow}: in its form, and when it starts. */
public final class FlowChoice {

    /** What {@code ifBusy} can be. */
    public static final List<String> IF_BUSY = List.of("wait", "fail");

    /** The stores that steps of flows know. */
    public static final List<Store> STORES = List.of(Store.values());

    private static final String LATER = "is read when the build runs";
    private static final String NO_VALUE = "a run has to give it";

    private FlowChoice() {}

    /** That exactly one way to a flow is given, and a predefined one exists; empty where it is so. */
    public static Optional<String> problem(
            @CheckForNull String flow,
            @CheckForNull String file,
            @CheckForNull String definition,
            @CheckForNull String appcircleProfile) {
        List<String> given = Stream.of(
                        Util.fixEmptyAndTrim(flow) == null ? "" : "flow",
                        Util.fixEmptyAndTrim(file) == null ? "" : "file",
                        Util.fixEmptyAndTrim(definition) == null ? "" : "definition",
                        Util.fixEmptyAndTrim(appcircleProfile) == null ? "" : "appcircleProfile")
                .filter(name -> !name.isEmpty())
                .toList();
        if (given.size() != 1) {
            return Optional.of("publishFlow needs exactly one of 'flow', 'file', 'definition' and"
                    + " 'appcircleProfile', and "
                    + (given.isEmpty() ? "none is given." : "'" + String.join("' and '", given) + "' are given."));
        }
        boolean unknown = flow != null
                && given.contains("flow")
                && PredefinedFlow.find(flow).isEmpty();
        return unknown
                ? Optional.of("There is no predefined flow '" + flow + "'" + Spelling.hint(flow, PredefinedFlow.names())
                        + " There are: " + String.join(", ", PredefinedFlow.names()) + ".")
                : Optional.empty();
    }

    /** That {@code ifBusy} is one of its values; empty where it is so. */
    public static Optional<String> ifBusyProblem(String ifBusy) {
        return IF_BUSY.contains(ifBusy)
                ? Optional.empty()
                : Optional.of("'ifBusy' is '" + ifBusy + "', and can be " + String.join(" or ", IF_BUSY) + ".");
    }

    /** That keys are given to stores that there are; empty where it is so. */
    public static Optional<String> keysProblem(Map<String, String> keys) {
        List<String> stores = STORES.stream().map(Store::id).toList();
        return keys.keySet().stream()
                .filter(store -> !stores.contains(store))
                .findFirst()
                .map(store -> "'keys' names the store '" + store + "', which there is not"
                        + Spelling.hint(store, stores) + " There are: " + String.join(", ", stores) + ".");
    }

    /**
     * What is wrong with the text of a flow as far as it is known before a build: values of variables and folders are
     * not; empty where nothing is.
     */
    public static Optional<String> definitionProblem(String definition) {
        try {
            new FlowReader(StepCatalog.standard()).check(new FlowSource("definition", definition), Map.of(), folder -> {
                throw new FlowFilesException(List.of(LATER));
            });
            return Optional.empty();
        } catch (FlowFileException e) {
            String said = e.findings().stream()
                    .filter(finding ->
                            !finding.text().contains(LATER) && !finding.text().contains(NO_VALUE))
                    .map(FlowFinding::toString)
                    .collect(Collectors.joining("\n"));
            return said.isEmpty() ? Optional.empty() : Optional.of(said);
        }
    }
}
