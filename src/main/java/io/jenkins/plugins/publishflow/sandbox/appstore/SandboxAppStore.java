package io.jenkins.plugins.publishflow.sandbox.appstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.RateLimit;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.TokenCheck;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.ApiError;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resources;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.appstore.upload.PresignedUrls;
import io.jenkins.plugins.publishflow.sandbox.appstore.upload.Storage;
import io.jenkins.plugins.publishflow.sandbox.appstore.upload.UploadedBytes;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Handler;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import io.jenkins.plugins.publishflow.sandbox.http.StorePlace;
import io.jenkins.plugins.publishflow.sandbox.http.StoreSite;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * App Store Connect of the sandbox: checks the token and the rate limit, lets time pass, answers by the areas' routes,
 * and hands its state over to be saved before the answer goes out. Requests to the storage go past all that, as they do
 * at Apple.
 */
public final class SandboxAppStore implements StoreSite {

    private final AppStoreState state;
    private final List<RoutedArea> areas;
    private final Routes routes = new Routes();
    private final TokenCheck tokens;
    private final RateLimit limit;
    private final Storage storage;
    private final Consumer<ObjectNode> saver;

    /**
     * @param keys those that it takes
     * @param place where it lives
     */
    public SandboxAppStore(AppStoreSettings settings, SandboxKeys keys, StorePlace place) {
        Clock clock = place.clock();
        Supplier<URI> baseUrl = place.baseUrl();
        saver = place.saver();
        UploadedBytes bytes = new UploadedBytes(place.uploads(), settings.keepsBytes());
        PresignedUrls urls = new PresignedUrls(keys.storageSecret(), baseUrl);
        areas = Areas.all(bytes, urls);
        Resources resources = new Resources(
                areas.stream().flatMap(area -> area.types().stream()).toList());
        state = new AppStoreState(resources, clock, settings);
        tokens = new TokenCheck(keys, clock);
        limit = new RateLimit(settings.requestsPerHour(), clock);
        Endpoints endpoints = new Endpoints(routes, resources, baseUrl);
        areas.forEach(area -> area.addTo(endpoints, state));
        storage = new Storage(state, bytes, urls);
    }

    /** What Apple decides from now on. */
    public void verdicts(Verdicts verdicts) {
        synchronized (state) {
            advance();
            state.verdicts(verdicts);
            saver.accept(save());
        }
    }

    public Verdicts verdicts() {
        return state.verdicts();
    }

    /** Takes all that no other store has a path for. */
    @Override
    public boolean serves(String path) {
        return true;
    }

    /** Puts in what every account has from the start; on an empty state, before any app is added. */
    @Override
    public void seed() {
        synchronized (state) {
            areas.forEach(area -> area.seed(state));
        }
    }

    /** Adds apps that the account has from the start; those that it has already stay as they are. */
    public void add(List<CatalogueApp> apps) {
        synchronized (state) {
            for (CatalogueApp app : apps) {
                if (state.resources().find("apps", app.id()).isEmpty()) {
                    areas.forEach(area -> area.seed(state, app));
                }
            }
            saveIfChanged();
        }
    }

    /** Everything it holds, for a restart; no secrets. */
    public ObjectNode save() {
        ObjectNode saved = state.resources().save();
        saved.set("verdicts", Json.MAPPER.valueToTree(state.verdicts()));
        return saved;
    }

    @Override
    public void saveNow() {
        synchronized (state) {
            saver.accept(save());
        }
    }

    /** Takes over what {@link #save} made; before the first request. */
    @Override
    public void load(ObjectNode saved) throws IOException {
        synchronized (state) {
            state.verdicts(Json.MAPPER.treeToValue(saved.path("verdicts"), Verdicts.class));
            state.resources().load(saved);
        }
    }

    /** Everything it holds as of now, for people and tests: computed attributes too, no secrets. */
    @Override
    public ObjectNode shown() {
        synchronized (state) {
            advance();
            ObjectNode shown = state.resources().show();
            shown.set("verdicts", Json.MAPPER.valueToTree(state.verdicts()));
            saveIfChanged();
            return shown;
        }
    }

    @Override
    public Answer answer(Request request) throws IOException {
        if (request.path().startsWith(Storage.PATH)) {
            Answer answer = storage.handle(request);
            synchronized (state) {
                saveIfChanged();
            }
            return answer;
        }
        try {
            RateLimit.Share share = limit.take(tokens.check(request));
            return share.tell(share.isUsedUp() ? share.refusal(request) : work(request));
        } catch (Refusal refusal) {
            return refusal.answer(request);
        } catch (Request.TooLarge e) {
            return failure(413, request);
        }
    }

    private Answer work(Request request) throws IOException {
        Optional<Handler> handler = routes.find(request);
        if (handler.isEmpty()) {
            request.misuse("no such route in the sandbox");
            return new Refusal(ApiError.of(
                            404,
                            "NOT_FOUND",
                            "The specified resource does not exist",
                            "The path provided does not match a defined resource type."))
                    .answer(request);
        }
        if (!request.method().equals("GET")) {
            request.body();
        }
        synchronized (state) {
            advance();
            try {
                return handler.get().handle(request);
            } catch (Refusal refusal) {
                return refusal.answer(request);
            } finally {
                saveIfChanged();
            }
        }
    }

    @Override
    public Answer failure(int status, Request request) {
        return new Refusal(Failures.error(status)).answer(request);
    }

    private void advance() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (RoutedArea area : areas) {
                changed |= area.advance(state, state.now());
            }
        }
    }

    private void saveIfChanged() {
        if (state.resources().takeDirty()) {
            saver.accept(save());
        }
    }
}
