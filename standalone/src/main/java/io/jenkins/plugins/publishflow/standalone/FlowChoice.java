package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.flow.definition.FlowFiles;
import io.jenkins.plugins.publishflow.flow.definition.FlowReader;
import io.jenkins.plugins.publishflow.flow.definition.FlowSource;
import io.jenkins.plugins.publishflow.flow.definition.LocalFiles;
import io.jenkins.plugins.publishflow.flow.definition.PredefinedFlow;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The flow that was named at the terminal: a file, or one of the predefined flows. */
public final class FlowChoice {

    private final FlowReader reader = new FlowReader(StepCatalog.standard());
    private final FlowSource source;
    private final Path folder;
    private final FlowFiles files;

    private FlowChoice(FlowSource source, Path folder) {
        this.source = source;
        this.folder = folder;
        this.files = new LocalFiles(folder);
    }

    /**
     * @param name the path of a flow file, or the name of a predefined flow
     * @param base what the folders that a predefined flow is given are relative to
     * @throws InputException where it is neither
     */
    public static FlowChoice of(String name, Path base) throws IOException, FlowFileException {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                Path folder = file.toAbsolutePath().getParent();
                return new FlowChoice(FlowSource.read(name, in), folder);
            }
        }
        PredefinedFlow predefined = PredefinedFlow.find(name)
                .orElseThrow(() -> new InputException("There is no file '" + name
                        + "', and no predefined flow of that name. The predefined flows are: "
                        + String.join(", ", PredefinedFlow.names()) + "."));
        return new FlowChoice(predefined.source(), base);
    }

    /** What the folders and files that the flow names are below. */
    Path folder() {
        return folder;
    }

    /** Those of the given values that the flow has a variable for. */
    public Map<String, String> wanted(Map<String, String> values) throws FlowFileException {
        Map<String, String> wanted = new HashMap<>(values);
        wanted.keySet().retainAll(FlowReader.variables(source));
        return wanted;
    }

    /** The flow for a run. */
    public Flow read(Map<String, String> variables, Optional<Binary> binary) throws FlowFileException {
        return reader.read(source, variables, files, binary);
    }

    /** The flow for a check alone, where there is no binary. */
    public Flow check(Map<String, String> variables) throws FlowFileException {
        return reader.check(source, variables, files);
    }

    /** Whether it goes to stores of Android apps alone; such a flow is checked with the variables given. */
    boolean isForAndroid(Map<String, String> variables) throws FlowFileException {
        Set<Store> stores = StepCatalog.standard().stores(check(variables));
        return !stores.isEmpty() && Set.of(Store.GOOGLE_PLAY, Store.HUAWEI).containsAll(stores);
    }
}
