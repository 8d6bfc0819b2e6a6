package io.jenkins.plugins.publishflow.standalone.command;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.KeyRing;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.standalone.Endpoints;
import io.jenkins.plugins.publishflow.standalone.FlowSession;
import io.jenkins.plugins.publishflow.standalone.Keys;
import io.jenkins.plugins.publishflow.standalone.PeopleChoice;
import io.jenkins.plugins.publishflow.standalone.Plan;
import io.jenkins.plugins.publishflow.standalone.SandboxLink;
import io.jenkins.plugins.publishflow.standalone.SandboxTime;
import io.jenkins.plugins.publishflow.standalone.Screen;
import io.jenkins.plugins.publishflow.standalone.StateDirectory;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run FLOW --binary FILE --key FILE}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a flow against the real stores, or against other addresses.",
            "The keys come from files or from the environment (APP_STORE_CONNECT_API_KEY_KEY, _KEY_ID, _ISSUER_ID;",
            "SUPPLY_JSON_KEY_DATA for Google Play, HUAWEI_JSON_KEY_DATA for Huawei AppGallery, APPCIRCLE_ACCESS_KEY"
                    + " for Appcircle)."
        })
public final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FLOW", description = "A flow file, or the name of a predefined flow.")
    private String flow;

    @Mixin
    private FlowOptions options;

    @Option(
            names = "--key",
            paramLabel = "[STORE=]FILE",
            description = {
                "The key for a store: google-play=FILE or huawei=FILE with a JSON key; app-store=FILE, or FILE alone,",
                "with AuthKey_ID.p8 or fastlane's JSON file. Repeatable."
            })
    private List<String> keys = List.of();

    @CheckForNull
    @Option(names = "--key-id", paramLabel = "ID", description = "The id of the key, where the file does not tell it.")
    private String keyId;

    @CheckForNull
    @Option(
            names = "--issuer-id",
            paramLabel = "ID",
            description = "The issuer of a team key; individual keys have none.")
    private String issuerId;

    @Option(
            names = "--endpoint",
            paramLabel = "STORE=URL",
            description = "Another address of a store, such as app-store=http://127.0.0.1:8080. Repeatable.")
    private Map<String, String> endpoints = new LinkedHashMap<>();

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "3600",
            description = "Against a sandbox: how many times shorter waits are (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Override
    public Integer call() throws IOException, FlowFileException, StoreException {
        Endpoints addresses = Endpoints.of(endpoints);
        Plan plan = Plan.of(options.request(flow, speed));
        KeyRing ring = new Keys(System.getenv()).of(plan.stores(), keys, keyId, issuerId);
        Screen screen = Screen.standard(spec.commandLine().getOut());
        try (StateDirectory state = StateDirectory.open(plan.state())) {
            SandboxTime sandbox = SandboxLink.at(
                            addresses.of(plan.stores()), new StoreHttp(HttpSettings.DEFAULT, Clock.systemUTC()))
                    .orElse(null);
            PeopleChoice people = PeopleChoice.forRun(options.approve, screen);
            return new FlowSession(plan, state, screen, people).run(ring, addresses, sandbox);
        }
    }
}
