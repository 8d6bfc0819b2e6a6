package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Packages: addresses for uploads, what is added to a draft, how far Huawei is with it. */
final class PackageRoutes {

    private final GalleryState state;
    private final GallerySettings settings;
    private final FileStore files;
    private final Clock clock;

    PackageRoutes(GalleryState state, GallerySettings settings, FileStore files, Clock clock) {
        this.state = state;
        this.settings = settings;
        this.files = files;
        this.clock = clock;
    }

    Answer signedAddress(Request request) {
        if (!settings.signedStorage()) {
            throw Refused.status(404, "not here");
        }
        GalleryApp app = AppRoutes.app(state, request);
        String length = request.query().getOrDefault("contentLength", "");
        if (request.query().getOrDefault("fileName", "").isEmpty() || !length.matches("[1-9]\\d{0,11}")) {
            throw Refused.code(204144641, "parameter is invalid");
        }
        ObjectNode answer = Refused.good();
        answer.set("urlInfo", files.signedAddress(file(app, Long.parseLong(length))));
        return Answer.json(200, answer);
    }

    Answer formAddress(Request request) {
        GalleryApp app = AppRoutes.app(state, request);
        if (!List.of("apk", "aab").contains(request.query().getOrDefault("suffix", ""))) {
            throw Refused.code(204144641, "suffix is invalid");
        }
        ObjectNode answer = Refused.good();
        answer.put("uploadUrl", files.formUrl()).put("authCode", files.authCode(file(app, -1)));
        return Answer.json(200, answer);
    }

    private GalleryFile file(GalleryApp app, long size) {
        String id = "obj-" + state.nextFile++;
        GalleryFile file = new GalleryFile(id, app.id, size, clock.instant().plus(settings.uploadAddresses()), null);
        state.files.put(id, file);
        return file;
    }

    Answer add(Request request) throws IOException {
        GalleryApp app = AppRoutes.app(state, request);
        JsonNode body = Json.MAPPER.readTree(request.body());
        JsonNode named = body.path("files").path(0);
        String destination = named.path("fileDestUrl").asText();
        if (body.path("fileType").asInt() != 5
                || destination.isEmpty()
                || named.path("fileName").asText().isEmpty()) {
            throw Refused.code(204144641, "files url is empty");
        }
        if (app.isUnderReview()) {
            throw Refused.code(204144691, "the version is under review and cannot be updated");
        }
        if (app.packages.size() >= settings.maxPackages()) {
            throw Refused.code(204144662, "[cds]add apk failed, the number of packages exceeds the upper limit");
        }
        GalleryFile file = uploaded(app, destination)
                .orElseThrow(() ->
                        Refused.code(204144662, "[cds]add apk failed, additional msg is [{the file is not there}]"));
        Optional<FileStore.Facts> facts = files.facts(file);
        check(app, facts);
        GalleryPackage added = new GalleryPackage(
                String.valueOf(state.nextPackage++),
                named.path("fileName").asText(),
                facts.map(FileStore.Facts::versionName).orElse(null),
                facts.map(FileStore.Facts::versionCode).orElse(null),
                file.sha256(),
                clock.instant());
        app.packages.add(added);
        if (!app.hasOpenPhased()) {
            app.releaseState = GalleryApp.DRAFT;
        }
        ObjectNode answer = Refused.good();
        answer.putArray("pkgVersion").add(added.id());
        return Answer.json(200, answer);
    }

    private static void check(GalleryApp app, Optional<FileStore.Facts> facts) {
        if (facts.isEmpty()) {
            return;
        }
        if (!facts.get().packageName().equals(app.packageName)) {
            throw Refused.code(
                    204144662,
                    "[cds]add apk failed, additional msg is [{\"packageName\": \""
                            + facts.get().packageName() + "\", \"userType\":2}]");
        }
        if (app.onShelfCode != null && facts.get().versionCode() <= app.onShelfCode) {
            throw Refused.code(204144646, "the version code is not higher than that on the shelf");
        }
    }

    private Optional<GalleryFile> uploaded(GalleryApp app, String destination) {
        return state.files.values().stream()
                .filter(file -> file.id().equals(destination)
                        || FileStore.destination(file).equals(destination))
                .filter(file -> file.appId().equals(app.id) && file.sha256() != null)
                .findFirst();
    }

    Answer list(Request request) {
        GalleryApp app = AppRoutes.app(state, request);
        int from = Integer.parseInt(request.query().getOrDefault("fromRecCount", "1"));
        int most = Integer.parseInt(request.query().getOrDefault("maxReqCount", "10"));
        if (from < 1 || most < 1 || most > 100) {
            throw Refused.code(204144641, "parameter is invalid");
        }
        ObjectNode answer = Refused.good();
        ArrayNode list = answer.put("totalCount", app.packages.size()).putArray("pkgList");
        app.packages.stream().skip(from - 1L).limit(most).forEach(one -> {
            ObjectNode shown = list.addObject().put("pkgVersion", one.id()).put("fileName", one.fileName());
            if (one.versionCode() != null && isCompiled(one)) {
                shown.put("versionCode", one.versionCode());
            }
        });
        return Answer.json(200, answer);
    }

    /** A new package is not listed at first; then it is being compiled; then it is through. */
    Answer compileStates(Request request) {
        GalleryApp app = AppRoutes.app(state, request);
        String ids = request.query().getOrDefault("pkgIds", "");
        if (ids.isEmpty()) {
            request.misuse("the compile state was asked for without ids");
            throw Refused.status(400, "Parameter is not valid for operation: [pkgIds]");
        }
        List<String> wanted = List.of(ids.split(","));
        ObjectNode answer = Refused.good();
        ArrayNode list = answer.putArray("pkgStateList");
        app.packages.stream()
                .filter(one -> wanted.contains(one.id()))
                .filter(one -> !clock.instant().isBefore(one.addedAt().plus(settings.listing())))
                .forEach(one -> list.addObject().put("pkgId", one.id()).put("successStatus", status(one)));
        return Answer.json(200, answer);
    }

    private int status(GalleryPackage one) {
        if (!isCompiled(one)) {
            return 1;
        }
        return state.verdicts.compileFails() ? 2 : 0;
    }

    boolean isCompiled(GalleryPackage one) {
        return !clock.instant().isBefore(one.addedAt().plus(settings.compiling()));
    }
}
