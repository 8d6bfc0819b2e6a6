package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.googleplay.TrackRelease;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which app, and which version of it, a step is about: by its settings, the binary, or what earlier steps handed on. */
final class Target {

    private Target() {}

    static String packageName(StepContext context, StepSettings settings) throws StoreException {
        Optional<String> binary =
                context.hasBinary() ? Optional.of(context.binary().identifier()) : Optional.empty();
        return settings.text(ReleaseSettings.PACKAGE_NAME)
                .or(() -> binary)
                .or(() -> context.output("app"))
                .orElseThrow(() -> missing("google-play.missing-app", "app", ReleaseSettings.PACKAGE_NAME));
    }

    static long versionCode(StepContext context, StepSettings settings) throws StoreException {
        Optional<String> binary =
                context.hasBinary() ? Optional.of(context.binary().build()) : Optional.empty();
        String code = settings.text(ReleaseSettings.VERSION_CODE_NAME)
                .or(() -> binary)
                .or(() -> context.output("versionCode"))
                .orElseThrow(() ->
                        missing("google-play.missing-version", "version code", ReleaseSettings.VERSION_CODE_NAME));
        return Long.parseLong(code);
    }

    private static StoreException missing(String code, String what, String setting) {
        return new StoreException(new Problem(
                Problem.Kind.INPUT,
                code,
                "The step knows no " + what + ": the run has no binary, and the setting '" + setting
                        + "' is not given.",
                null,
                "Give '" + setting + "' in the flow, or a binary to the run."));
    }

    /** What all steps that are about a release hand on. */
    static Map<String, String> outputs(String packageName, String track, long versionCode, TrackRelease release) {
        Map<String, String> outputs = new TreeMap<>();
        outputs.put("store", Store.GOOGLE_PLAY.id());
        outputs.put("app", packageName);
        outputs.put("versionCode", Long.toString(versionCode));
        outputs.put("track", track);
        outputs.put("status", release.status());
        Double fraction = release.userFraction();
        if (fraction != null) {
            outputs.put("userFraction", fraction.toString());
        }
        outputs.put("url", ReleaseSettings.CONSOLE);
        return outputs;
    }
}
