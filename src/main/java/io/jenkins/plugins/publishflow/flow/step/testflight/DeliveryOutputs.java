package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.appstore.BetaDetail;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import io.jenkins.plugins.publishflow.store.appstore.BuildUpload;
import java.util.Map;
import java.util.TreeMap;

/** What {@link SendToTestFlight} hands on to later steps. */
final class DeliveryOutputs {

    private DeliveryOutputs() {}

    /** After the last phase. */
    static Outcome.Done of(Delivery delivery, Build build) {
        return new Outcome.Done(outputs(delivery, build, !new ExistingBuild(delivery).isUsed()));
    }

    /** Where a build was there and nothing was to be done. */
    static Outcome.Done skipped(Delivery delivery, Build build) {
        return new Outcome.Done(outputs(delivery, build, false));
    }

    /** Where an upload was there and nothing was to be done; there is no build yet. */
    static Outcome.Done skipped(Delivery delivery, BuildUpload upload) {
        Map<String, String> outputs = basic(delivery, false);
        outputs.put("state", upload.state());
        outputs.put(
                "url", TestFlightPage.ofApp(delivery.appId(), delivery.binary().platform()));
        return new Outcome.Done(outputs);
    }

    private static Map<String, String> outputs(Delivery delivery, Build build, boolean uploaded) {
        Map<String, String> outputs = basic(delivery, uploaded);
        outputs.put("buildId", build.id());
        outputs.put(
                "url",
                TestFlightPage.ofBuild(delivery.appId(), delivery.binary().platform(), build.id()));
        outputs.put("state", build.processingState());
        BetaDetail beta = build.beta();
        if (beta != null && delivery.options().waitFor() != WaitFor.UPLOAD) {
            outputs.put("internalState", beta.internalState());
            outputs.put("externalState", beta.externalState());
            outputs.put("state", GroupsPhase.wantsExternal(delivery) ? beta.externalState() : beta.internalState());
        }
        GroupsPhase.results(delivery, outputs);
        return outputs;
    }

    private static Map<String, String> basic(Delivery delivery, boolean uploaded) {
        Binary binary = delivery.binary();
        Map<String, String> outputs = new TreeMap<>();
        outputs.put("store", Store.APP_STORE.id());
        outputs.put("app", binary.identifier());
        outputs.put("appId", delivery.appId());
        outputs.put("version", binary.version());
        outputs.put("build", binary.build());
        outputs.put("uploaded", Boolean.toString(uploaded));
        return outputs;
    }
}
