package io.jenkins.plugins.publishflow.sandbox.appstore.upload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.build.Builds;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.ApiError;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings.ClosedTrains;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /v1/buildUploads}: AWAITING_UPLOAD, PROCESSING after the commit of the file, then COMPLETE with a build a
 * little later, or FAILED and no build ever. Assumptions: a bare reservation takes the build number already; only an
 * upload that waits or failed can be deleted.
 */
public final class BuildUploads implements RoutedArea {

    static final String TYPE = "buildUploads";

    private final UploadedBytes bytes;

    public BuildUploads(UploadedBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes(
                        "cfBundleShortVersionString",
                        "cfBundleVersion",
                        "createdDate",
                        "state",
                        "platform",
                        "uploadedDate")
                .toOne("build", "builds")
                .unlinked("build")
                .toOne("assetFile", BuildUploadFiles.TYPE)
                .unlinked("assetFile")
                .toOne("assetDescriptionFile", BuildUploadFiles.TYPE)
                .unlinked("assetDescriptionFile")
                .toOne("assetSpiFile", BuildUploadFiles.TYPE)
                .unlinked("assetSpiFile")
                .derived(BuildUploadFiles.TYPE, BuildUploadFiles.TYPE, true, (upload, all) -> files(upload)));
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        String[] includes = {"build", "assetFile", "assetDescriptionFile", "assetSpiFile"};
        endpoints.read(TYPE, Rules.plain().includes(includes));
        endpoints.related(
                "apps",
                TYPE,
                Rules.plain()
                        .filters("cfBundleShortVersionString", "cfBundleVersion", "platform", "state")
                        .sorts("cfBundleVersion", "uploadedDate")
                        .includes(includes));
        endpoints.create(
                BodyRules.create(TYPE)
                        .required("cfBundleShortVersionString", BodyRules.text())
                        .required("cfBundleVersion", BodyRules.text())
                        .required("platform", BodyRules.oneOf("IOS", "MAC_OS", "TV_OS", "VISION_OS"))
                        .toOne("app", "apps"),
                payload -> reserve(state, payload));
        endpoints.delete(TYPE, upload -> delete(state, upload));
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        boolean changed = false;
        for (Resource upload : state.resources().all(TYPE)) {
            Instant processed = upload.since("processing")
                    .map(since -> since.plus(state.timing().uploadProcessing()))
                    .orElse(Instant.MAX);
            if (isIn(upload, "PROCESSING") && !processed.isAfter(now)) {
                finish(state, upload);
                changed = true;
            } else if (isIn(upload, "COMPLETE")
                    && upload.fact("built") == null
                    && !processed.plus(state.timing().buildLag()).isAfter(now)) {
                build(state, upload, processed.plus(state.timing().buildLag()));
                changed = true;
            }
        }
        return changed;
    }

    static boolean isIn(Resource upload, String state) {
        return upload.get("state").path("state").asText().equals(state);
    }

    static Resource owning(AppStoreState state, Resource file) {
        return state.resources().all(TYPE).stream()
                .filter(upload -> files(upload).contains(file))
                .findFirst()
                .orElseThrow();
    }

    /** The file is there: processing begins, with what the archive says where it is one. */
    static void process(AppStoreState state, Resource upload, Optional<Archive> archive) {
        archive.ifPresent(found -> upload.fact("archive", found.json()));
        upload.set("uploadedDate", state.now()).since("processing", state.now());
        enter(upload, "PROCESSING", Map.of());
    }

    static void fail(Resource upload, String code, String description) {
        enter(upload, "FAILED", Map.of(code, description));
    }

    private static Resource reserve(AppStoreState state, Payload payload) {
        Train train = new Train(
                state.resources(),
                payload.one("app"),
                payload.text("cfBundleShortVersionString"),
                payload.text("platform"));
        if (train.has(payload.text("cfBundleVersion"))) {
            throw Refusal.attribute(
                    "INVALID.DUPLICATE",
                    "cfBundleVersion",
                    "The build number is taken: " + payload.text("cfBundleShortVersionString") + " ("
                            + payload.text("cfBundleVersion") + ") was uploaded before");
        }
        Map<String, String> closed = train.closed();
        if (!closed.isEmpty() && state.settings().closedTrains() == ClosedTrains.AT_RESERVATION) {
            throw new Refusal(closed.entrySet().stream()
                    .map(error -> ApiError.of(
                            409,
                            "STATE_ERROR.VALIDATION_ERROR." + error.getKey(),
                            "Validation failed",
                            error.getValue()))
                    .toList());
        }
        Resource upload = state.resources()
                .create(TYPE)
                .setAll(payload.attributes())
                .set("createdDate", state.now())
                .fact(
                        "app",
                        JsonNodeFactory.instance.textNode(payload.one("app").id()));
        enter(upload, "AWAITING_UPLOAD", Map.of());
        return upload;
    }

    private void delete(AppStoreState state, Resource upload) {
        if (!isIn(upload, "AWAITING_UPLOAD") && !isIn(upload, "FAILED")) {
            throw Refusal.state("ENTITY_STATE_INVALID", "Only an upload that waits or failed can be deleted");
        }
        for (Resource file : files(upload)) {
            try {
                bytes.delete(file.id());
            } catch (IOException e) {
                throw new UncheckedIOException("The sandbox cannot delete what was uploaded", e);
            }
            state.resources().delete(file);
        }
        state.resources().delete(upload);
    }

    private static void finish(AppStoreState state, Resource upload) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (state.verdicts().uploadError() != null) {
            errors.put(state.verdicts().uploadError(), "The sandbox was told to fail this upload");
        }
        errors.putAll(Train.of(state.resources(), upload).closed());
        errors.putAll(Archive.mismatches(state, upload));
        enter(upload, errors.isEmpty() ? "COMPLETE" : "FAILED", errors);
    }

    private static void build(AppStoreState state, Resource upload, Instant visible) {
        Resource build = Builds.create(
                state,
                app(state, upload),
                upload.text("cfBundleShortVersionString"),
                upload.text("cfBundleVersion"),
                upload.text("platform"),
                upload.since("processing").orElseThrow(),
                visible);
        if (upload.fact("archive") != null) {
            build.set("usesNonExemptEncryption", upload.fact("archive").get("usesNonExemptEncryption"));
        }
        upload.link("build", build).fact("built", JsonNodeFactory.instance.booleanNode(true));
    }

    static Resource app(AppStoreState state, Resource upload) {
        return state.resources().find("apps", upload.fact("app").asText()).orElseThrow();
    }

    private static List<Resource> files(Resource upload) {
        return Stream.of("assetFile", "assetDescriptionFile", "assetSpiFile")
                .flatMap(kind -> upload.one(kind).stream())
                .toList();
    }

    private static void enter(Resource upload, String state, Map<String, String> errors) {
        ObjectNode described = JsonNodeFactory.instance.objectNode().put("state", state);
        ArrayNode list = described.putArray("errors");
        errors.forEach((code, text) -> list.addObject().put("code", code).put("description", text));
        described.putArray("warnings");
        described.putArray("infos");
        upload.set("state", described);
    }
}
