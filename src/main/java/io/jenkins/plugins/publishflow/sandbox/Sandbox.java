package io.jenkins.plugins.publishflow.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleKeys;
import io.jenkins.plugins.publishflow.sandbox.appcircle.SandboxAppcircle;
import io.jenkins.plugins.publishflow.sandbox.appstore.SandboxAppStore;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.googleplay.SandboxGooglePlay;
import io.jenkins.plugins.publishflow.sandbox.http.ExchangeWatcher;
import io.jenkins.plugins.publishflow.sandbox.http.Faults;
import io.jenkins.plugins.publishflow.sandbox.http.RequestLog;
import io.jenkins.plugins.publishflow.sandbox.http.SandboxServer;
import io.jenkins.plugins.publishflow.sandbox.http.StorePlace;
import io.jenkins.plugins.publishflow.sandbox.http.StoreSite;
import io.jenkins.plugins.publishflow.sandbox.http.StoreSites;
import io.jenkins.plugins.publishflow.sandbox.huawei.GalleryKeys;
import io.jenkins.plugins.publishflow.sandbox.huawei.SandboxAppGallery;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sandbox that runs: local stores that behave as the real ones do, and are none. Started by {@link #start}, stopped
 * by {@link #close}; a sandbox with a data folder that is started again, be it after its process was killed, goes on.
 * Thread-safe.
 */
public final class Sandbox implements Closeable {

    private final SandboxServer server;
    private final Map<String, StoreSite> stores = new LinkedHashMap<>();
    private final SandboxGooglePlay googlePlay;
    private final SandboxAppStore appStore;
    private final SandboxAppGallery huawei;
    private final GalleryKeys huaweiKeys;
    private final SandboxAppcircle appcircle;
    private final CircleKeys appcircleKeys;
    private final SandboxKeys keys;

    @CheckForNull
    private final Path keptKeys;

    private final Clock clock;
    private final DataFolder folder;

    private Sandbox(SandboxOptions options) throws IOException {
        clock = options.clock();
        folder = DataFolder.open(options.data());
        keys = options.keepsKeys() ? folder.keys() : SandboxKeys.generate();
        keptKeys = options.keepsKeys() ? folder.kept() : null;
        huaweiKeys = GalleryKeys.in(keptKeys);
        huawei = open("huawei", place -> new SandboxAppGallery(options.huawei(), huaweiKeys, place));
        googlePlay = open("googlePlay", place -> new SandboxGooglePlay(options.googlePlay(), place));
        appcircleKeys = CircleKeys.in(keptKeys);
        appcircle = open("appcircle", place -> new SandboxAppcircle(options.appcircle(), appcircleKeys, place));
        appStore = open("appStore", place -> new SandboxAppStore(options.appStore(), keys, place));
        try {
            List<StoreSite> sites = List.copyOf(stores.values());
            server = new SandboxServer(options.port(), new StoreSites(sites), new ControlSite(this, sites), clock);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
        appStore.add(options.apps());
        googlePlay.add(options.playApps());
    }

    /** A store of this sandbox, as it was saved under that name or as it is from the start. App Store Connect is last. */
    private <S extends StoreSite> S open(String name, Opening<S> opening) throws IOException {
        S store = opening.at(new StorePlace(
                clock, keptKeys, folder.uploads(), this::baseUrl, held -> folder.save(name, held, clock)));
        ObjectNode saved = folder.load(name);
        if (saved == null) {
            store.seed();
        } else {
            store.load(saved);
        }
        stores.put(name, store);
        return store;
    }

    /** Makes a store at its place. */
    @FunctionalInterface
    private interface Opening<S> {
        S at(StorePlace place) throws IOException;
    }

    /**
     * Starts a sandbox; it answers when this returns.
     *
     * @throws IOException where the port is taken, or the data folder cannot be read or written
     */
    public static Sandbox start(SandboxOptions options) throws IOException {
        Sandbox sandbox = new Sandbox(options);
        sandbox.server.start();
        return sandbox;
    }

    /** Where it listens, without a slash at the end: the address to give to a connector in place of the store's. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** A team key that this sandbox takes. */
    public SandboxKey teamKey() {
        return keys.team();
    }

    /** An individual key that this sandbox takes. */
    public SandboxKey individualKey() {
        return keys.individual();
    }

    /** The keys of AppGallery Connect that this sandbox takes. */
    public GalleryKeys huaweiKeys() {
        return huaweiKeys;
    }

    /** Its AppGallery Connect. */
    public SandboxAppGallery huawei() {
        return huawei;
    }

    /** Its Google Play: key, verdicts, what it holds. */
    public SandboxGooglePlay googlePlay() {
        return googlePlay;
    }

    /** The keys of Appcircle that this sandbox takes. */
    public CircleKeys appcircleKeys() {
        return appcircleKeys;
    }

    /** Its Appcircle. */
    public SandboxAppcircle appcircle() {
        return appcircle;
    }

    /** Its time. */
    public Clock clock() {
        return clock;
    }

    /** What goes wrong on demand. */
    public Faults faults() {
        return server.faults();
    }

    /** What was asked of it. */
    public RequestLog requests() {
        return server.log();
    }

    /** Adds somebody who sees all further exchanges whole. */
    public void watch(ExchangeWatcher watcher) {
        server.watch(watcher);
    }

    /** What Apple decides from now on. */
    public void verdicts(Verdicts verdicts) {
        appStore.verdicts(verdicts);
    }

    /** What Apple decides. */
    public Verdicts verdicts() {
        return appStore.verdicts();
    }

    /** Everything that App Store Connect holds as of now: resources by type; no secrets. */
    public ObjectNode state() {
        return appStore.shown();
    }

    /** Everything it holds, as {@code /sandbox/state} shows it: that of App Store Connect, and each other store by name. */
    ObjectNode wholeState() {
        ObjectNode whole = state();
        stores.forEach((name, store) -> {
            if (store != appStore) {
                whole.set(name, store.shown());
            }
        });
        return whole;
    }

    /**
     * Moves its clock forward over a wait, and saves that.
     *
     * @return whether it has a clock that can be moved
     */
    public boolean moveTo(Instant time) {
        if (!(clock instanceof SandboxClock movable)) {
            return false;
        }
        movable.moveTo(time);
        stores.values().forEach(StoreSite::saveNow);
        return true;
    }

    /** The clock of a sandbox that was kept in that folder, going on; one that shows the world's time for others. */
    public static SandboxClock clockIn(Path data) throws IOException {
        return DataFolder.clock(data).orElseGet(() -> new SandboxClock(Duration.ZERO));
    }

    /** Stops at once; without a data folder all is forgotten. */
    @Override
    public void close() throws IOException {
        server.close();
        folder.close();
    }
}
