package io.jenkins.plugins.publishflow.sandbox.appstore.upload;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.DottedNumber;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resources;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.ClosedTrains;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The version train that an upload goes to. A version that was approved closes its train and all lower ones.
 *
 * @param app the app's resource
 * @param version marketing version, in any spelling
 */
record Train(Resources resources, Resource app, String version, String platform) {

    static Train of(Resources resources, Resource upload) {
        return new Train(
                resources,
                resources.find("apps", upload.fact("app").asText()).orElseThrow(),
                upload.text("cfBundleShortVersionString"),
                upload.text("platform"));
    }

    /** Whether a build has that number already, or an upload that did not fail is to become one. */
    boolean has(String build) {
        boolean reserved = resources.all(BuildUploads.TYPE).stream()
                .filter(upload -> upload.fact("app").asText().equals(app.id()))
                .filter(upload -> !BuildUploads.isIn(upload, "FAILED"))
                .filter(upload -> upload.is("platform", platform))
                .filter(upload -> DottedNumber.same(upload.text("cfBundleShortVersionString"), version))
                .anyMatch(upload -> DottedNumber.same(upload.text("cfBundleVersion"), build));
        return reserved
                || app.related("preReleaseVersions").stream()
                        .filter(train -> train.is("platform", platform))
                        .filter(train -> DottedNumber.same(train.text("version"), version))
                        .flatMap(train -> train.related("builds").stream())
                        .anyMatch(each -> DottedNumber.same(each.text("version"), build));
    }

    /** Why the train takes no more builds, by Apple's numeric codes; empty where it does. */
    Map<String, String> closed() {
        if (!ClosedTrains.isClosed(app, platform, version)) {
            return Map.of();
        }
        Map<String, String> errors = new LinkedHashMap<>();
        errors.put("90186", "The version train " + version + " is closed for new builds");
        errors.put("90062", "The version " + version + " is not higher than the one approved before");
        return errors;
    }
}
