package io.jenkins.plugins.publishflow.sandbox.googleplay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Handler;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import io.jenkins.plugins.publishflow.sandbox.http.StorePlace;
import io.jenkins.plugins.publishflow.sandbox.http.StoreSite;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Google Play of the sandbox: one developer account, one service account. Takes the paths of the Android Publisher API,
 * uploads in both forms that clients use, and the address where tokens are asked for.
 */
public final class SandboxGooglePlay implements StoreSite {

    private static final String APP = "/androidpublisher/v3/applications/{package}";
    private static final String EDIT = APP + "/edits/{edit}";

    private final PlayState state;
    private final ServiceAccount account;
    private final TokenDesk tokens;
    private final Uploads uploads;
    private final Routes routes = new Routes();
    private final StorePlace place;

    /** @param place where it lives */
    public SandboxGooglePlay(PlaySettings settings, StorePlace place) throws IOException {
        this.place = place;
        state = new PlayState(place.clock(), settings);
        account = ServiceAccount.in(place.keys());
        tokens = new TokenDesk(account, place.clock(), settings.tokenLife(), place.baseUrl());
        uploads = new Uploads(place.uploads(), state);
        new EditRoutes(state).addTo(routes, APP);
        new ContentRoutes(state).addTo(routes, EDIT);
        new ArtifactRoutes(state, uploads, place.baseUrl()).addTo(routes, EDIT);
    }

    /** The key of its service account, as the Google Cloud console hands it out: JSON. A secret of this sandbox alone. */
    public String keyFile() {
        return account.keyFile(tokens.address()).toPrettyString();
    }

    /** Adds apps that the account has from the start; those that it has already stay as they are. */
    public void add(List<PlayApp> apps) {
        synchronized (state) {
            apps.forEach(state::add);
            saveIfChanged();
        }
    }

    public PlayVerdicts verdicts() {
        synchronized (state) {
            return state.verdicts();
        }
    }

    /** What Google decides from now on. */
    public void verdicts(PlayVerdicts verdicts) {
        synchronized (state) {
            state.advance();
            state.verdicts(verdicts);
            saveIfChanged();
        }
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith("/androidpublisher/")
                || path.startsWith("/upload/androidpublisher/")
                || path.startsWith("/resumable/upload/androidpublisher/")
                || path.equals(TokenDesk.PATH);
    }

    @Override
    public void seed() {
        // What there is from the start is added by the sandbox's options.
    }

    @Override
    public void load(ObjectNode saved) throws IOException {
        synchronized (state) {
            ObjectNode held = saved.deepCopy();
            state.verdicts(Json.MAPPER.treeToValue(held.remove("verdicts"), PlayVerdicts.class));
            state.load(held);
        }
    }

    @Override
    public void saveNow() {
        synchronized (state) {
            place.saver().accept(save());
        }
    }

    @Override
    public ObjectNode shown() {
        synchronized (state) {
            state.advance();
            saveIfChanged();
            return save();
        }
    }

    private ObjectNode save() {
        ObjectNode saved = state.all().deepCopy();
        saved.set("verdicts", Json.MAPPER.valueToTree(state.verdicts()));
        return saved;
    }

    @Override
    public void addControls(Routes controls) {
        controls.add("GET", "/sandbox/google-play/verdicts", request -> Answer.json(200, verdicts()));
        controls.add("PUT", "/sandbox/google-play/verdicts", request -> {
            verdicts(Json.MAPPER.readValue(request.body(), PlayVerdicts.class));
            return Answer.json(200, verdicts());
        });
    }

    @Override
    public Answer answer(Request request) throws IOException {
        try {
            if (request.path().equals(TokenDesk.PATH)) {
                return tokens.exchange(request);
            }
            if (Uploads.isPart(request)) {
                return part(request);
            }
            tokens.check(request);
            return work(request);
        } catch (PlayRefusal refusal) {
            return refusal.answer();
        } catch (Request.TooLarge e) {
            return failure(413, request);
        } catch (JsonProcessingException e) {
            return PlayRefusal.answer(400, "Invalid JSON payload received.");
        }
    }

    private Answer part(Request request) throws IOException {
        if (verdicts().uploadsNeedToken()) {
            tokens.check(request);
        }
        try {
            return uploads.proceed(request);
        } finally {
            synchronized (state) {
                saveIfChanged();
            }
        }
    }

    private Answer work(Request request) throws IOException {
        Optional<Handler> handler = routes.find(request);
        if (handler.isEmpty()) {
            request.misuse("no such route in the sandbox");
            throw PlayRefusal.notFound("Not Found");
        }
        if (request.path().contains("upload/")) {
            // Bytes come in without the lock, for they may take long.
            try {
                return handler.get().handle(request);
            } finally {
                synchronized (state) {
                    saveIfChanged();
                }
            }
        }
        if (!request.method().equals("GET")) {
            request.body();
        }
        synchronized (state) {
            state.advance();
            try {
                return handler.get().handle(request);
            } finally {
                saveIfChanged();
            }
        }
    }

    @Override
    public Answer failure(int status, Request request) {
        return PlayRefusal.answer(status, "The sandbox was told to fail with status " + status + ".");
    }

    private void saveIfChanged() {
        if (state.takeChanged()) {
            place.saver().accept(save());
        }
    }
}
