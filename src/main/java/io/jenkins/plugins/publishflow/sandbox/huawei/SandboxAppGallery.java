package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Handler;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import io.jenkins.plugins.publishflow.sandbox.http.StorePlace;
import io.jenkins.plugins.publishflow.sandbox.http.StoreSite;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * AppGallery Connect of the sandbox. Lets time pass, answers, and hands its state over to be saved before the answer
 * goes out. Unlike at Huawei the API has no {@code /api} before its paths: a sandbox has one address for all stores.
 */
public final class SandboxAppGallery implements StoreSite {

    private static final String PUBLISH = "/publish/v2";
    private static final String TOKEN = "/oauth2/v1/token";

    /** Below {@link #PUBLISH}, but of another store. */
    private static final String PROFILES = PUBLISH + "/profiles";

    private final GalleryState state = new GalleryState();
    private final GallerySettings settings;
    private final AccessCheck access;
    private final FileStore files;
    private final SubmissionRoutes submissions;
    private final Routes routes = new Routes();
    private final Consumer<ObjectNode> saver;

    /** @param keys those that it takes */
    public SandboxAppGallery(GallerySettings settings, GalleryKeys keys, StorePlace place) {
        this.settings = settings;
        this.saver = place.saver();
        Clock clock = place.clock();
        access = new AccessCheck(keys, clock);
        files = new FileStore(state, keys, place.uploads(), place.baseUrl(), clock);
        AppRoutes apps = new AppRoutes(state);
        PackageRoutes packages = new PackageRoutes(state, settings, files, clock);
        submissions = new SubmissionRoutes(state, packages, clock);
        routes.add("GET", PUBLISH + "/appid-list", apps::find);
        routes.add("GET", PUBLISH + "/app-info", apps::info);
        routes.add("PUT", PUBLISH + "/app-language-info", apps::texts);
        routes.add("GET", PUBLISH + "/upload-url/for-obs", packages::signedAddress);
        routes.add("GET", PUBLISH + "/upload-url", packages::formAddress);
        routes.add("PUT", PUBLISH + "/app-file-info", packages::add);
        routes.add("GET", PUBLISH + "/package-list", packages::list);
        routes.add("GET", PUBLISH + "/package/compile/status", packages::compileStates);
        routes.add("POST", PUBLISH + "/app-submit", submissions::submit);
        routes.add("PUT", PUBLISH + "/on-shelf-time", submissions::changeTime);
        routes.add("POST", PUBLISH + "/app-shelf-off", submissions::takeOff);
        routes.add("PUT", PUBLISH + "/phased-release", submissions::changePhased);
        routes.add("PUT", PUBLISH + "/phased-release/state", submissions::phasedState);
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(PUBLISH + "/") && !path.startsWith(PROFILES)
                || path.equals(TOKEN)
                || path.startsWith(FileStore.STORAGE)
                || path.equals(FileStore.FORM);
    }

    @Override
    public void addControls(Routes controls) {
        controls.add("GET", "/sandbox/huawei/verdicts", request -> Answer.json(200, verdicts()));
        controls.add("PUT", "/sandbox/huawei/verdicts", request -> {
            verdicts(Json.MAPPER.readValue(request.body(), GalleryVerdicts.class));
            return Answer.json(200, verdicts());
        });
    }

    /** Adds the apps that the account has from the start; those that it has already stay as they are. */
    @Override
    public void seed() {
        synchronized (state) {
            for (CatalogueEntry app : settings.apps()) {
                state.apps.putIfAbsent(app.id(), new GalleryApp(app));
            }
            saver.accept(save());
        }
    }

    /** What Huawei decides from now on. */
    public void verdicts(GalleryVerdicts verdicts) {
        synchronized (state) {
            advance();
            state.verdicts = verdicts;
            saver.accept(save());
        }
    }

    public GalleryVerdicts verdicts() {
        synchronized (state) {
            return state.verdicts;
        }
    }

    private ObjectNode save() {
        return Json.MAPPER.valueToTree(state);
    }

    @Override
    public void saveNow() {
        synchronized (state) {
            saver.accept(save());
        }
    }

    @Override
    public void load(ObjectNode saved) throws IOException {
        GalleryState other = Json.MAPPER.treeToValue(saved, GalleryState.class);
        synchronized (state) {
            state.apps = other.apps;
            state.files = other.files;
            state.verdicts = other.verdicts;
            state.nextFile = other.nextFile;
            state.nextPackage = other.nextPackage;
        }
        seed();
    }

    /** Resources by type, each with an id and its attributes. */
    @Override
    public ObjectNode shown() {
        synchronized (state) {
            advance();
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            ArrayNode apps = shown.putArray("apps");
            ArrayNode packages = shown.putArray("packages");
            for (GalleryApp app : state.apps.values()) {
                ObjectNode attributes = Json.MAPPER.valueToTree(app);
                attributes.remove(List.of("packages", "readsSinceSubmission", "early"));
                resource(apps, app.id, attributes);
                for (GalleryPackage one : app.packages) {
                    ObjectNode tree = Json.MAPPER.valueToTree(one);
                    resource(packages, one.id(), tree.put("app", app.id));
                }
            }
            shown.set("verdicts", Json.MAPPER.valueToTree(state.verdicts));
            return shown;
        }
    }

    private static void resource(ArrayNode list, String id, ObjectNode attributes) {
        attributes.remove("id");
        list.addObject().put("id", id).set("attributes", attributes);
    }

    @Override
    public Answer answer(Request request) throws IOException {
        String path = request.path();
        try {
            if (path.equals(TOKEN) && request.method().equals("POST")) {
                return access.token(request);
            }
            if (path.startsWith(FileStore.STORAGE) && request.method().equals("PUT")) {
                return saved(files.put(request, path.substring(FileStore.STORAGE.length())));
            }
            if (path.equals(FileStore.FORM) && request.method().equals("POST")) {
                return saved(files.form(request));
            }
            access.check(request);
            return work(request);
        } catch (Refused refused) {
            return refused.answer();
        } catch (Request.TooLarge e) {
            return failure(413, request);
        } catch (JsonProcessingException e) {
            request.misuse("the body is no JSON");
            return failure(400, request);
        }
    }

    private Answer work(Request request) throws IOException {
        Optional<Handler> handler = routes.find(request);
        if (handler.isEmpty()) {
            request.misuse("no such route in the sandbox");
            return failure(404, request);
        }
        if (!request.method().equals("GET")) {
            request.body();
        }
        synchronized (state) {
            advance();
            return saved(handler.get().handle(request));
        }
    }

    private Answer saved(Answer answer) {
        synchronized (state) {
            saver.accept(save());
        }
        return answer;
    }

    @Override
    public Answer failure(int status, Request request) {
        return Answer.html(status, "");
    }

    private void advance() {
        for (GalleryApp app : state.apps.values()) {
            boolean changed = true;
            while (changed) {
                changed = submissions.advance(app, settings);
            }
        }
    }
}
