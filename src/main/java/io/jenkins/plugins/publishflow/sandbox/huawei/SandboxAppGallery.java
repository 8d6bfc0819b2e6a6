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
import io.jenkins.plugins.publishflow.sandbox.http.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * AppGallery Connect of the sandbox. Serves all paths below {@link #PATH}; the API is at {@link #API}. Lets time pass,
 * answers, and hands its state over to be saved before the answer goes out.
 */
public final class SandboxAppGallery implements Site {

    /** All paths of this store begin so. */
    public static final String PATH = "/huawei";

    /** The address to give to a connector, below that of the sandbox. */
    public static final String API = PATH + "/api";

    private static final String PUBLISH = API + "/publish/v2";

    private final GalleryState state = new GalleryState();
    private final GallerySettings settings;
    private final AccessCheck access;
    private final FileStore files;
    private final SubmissionRoutes submissions;
    private final Routes routes = new Routes();
    private final Consumer<ObjectNode> saver;

    /**
     * @param baseUrl where the server listens; asked at each answer
     * @param uploads a folder for the bytes of uploads; made when it is needed
     * @param saver saves what {@link #save} gives; called under the lock after each change
     */
    public SandboxAppGallery(
            GallerySettings settings,
            Clock clock,
            GalleryKeys keys,
            Supplier<URI> baseUrl,
            Path uploads,
            Consumer<ObjectNode> saver) {
        this.settings = settings;
        this.saver = saver;
        access = new AccessCheck(keys, clock);
        files = new FileStore(state, keys, uploads, () -> URI.create(baseUrl.get() + PATH), clock);
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

    /** Adds apps that the account has from the start; those that it has already stay as they are. */
    public void add(List<CatalogueEntry> apps) {
        synchronized (state) {
            for (CatalogueEntry app : apps) {
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

    /** Everything it holds, for a restart; no secrets. */
    public ObjectNode save() {
        synchronized (state) {
            return Json.MAPPER.valueToTree(state);
        }
    }

    /** Takes over what {@link #save} made; before the first request. */
    public void load(ObjectNode saved) throws IOException {
        GalleryState other = Json.MAPPER.treeToValue(saved, GalleryState.class);
        synchronized (state) {
            state.apps = other.apps;
            state.files = other.files;
            state.verdicts = other.verdicts;
            state.nextFile = other.nextFile;
            state.nextPackage = other.nextPackage;
        }
    }

    /**
     * Everything it holds as of now, for people and tests: resources by type, each with an id and its attributes; no
     * secrets.
     */
    public ObjectNode shown() {
        synchronized (state) {
            advance();
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            ArrayNode apps = shown.putArray("huaweiApps");
            ArrayNode packages = shown.putArray("huaweiPackages");
            for (GalleryApp app : state.apps.values()) {
                ObjectNode attributes = Json.MAPPER.valueToTree(app);
                attributes.remove(List.of("packages", "readsSinceSubmission", "early"));
                resource(apps, app.id, attributes);
                for (GalleryPackage one : app.packages) {
                    ObjectNode tree = Json.MAPPER.valueToTree(one);
                    resource(packages, one.id(), tree.put("app", app.id));
                }
            }
            shown.set("huaweiVerdicts", Json.MAPPER.valueToTree(state.verdicts));
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
            if (path.equals(API + "/oauth2/v1/token") && request.method().equals("POST")) {
                return access.token(request);
            }
            if (path.startsWith(PATH + FileStore.STORAGE) && request.method().equals("PUT")) {
                return saved(files.put(request, path.substring((PATH + FileStore.STORAGE).length())));
            }
            if (path.equals(PATH + FileStore.FORM) && request.method().equals("POST")) {
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
