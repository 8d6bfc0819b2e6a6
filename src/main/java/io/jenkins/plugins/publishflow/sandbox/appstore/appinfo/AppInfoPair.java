package io.jenkins.plugins.publishflow.sandbox.appstore.appinfo;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resources;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An app has a live app info, and one for the next version as long as there is one. Assumptions: the next one comes
 * into being with the version, as a copy; it takes no changes while it is in review; after its release the old one stays
 * in the list as {@code REPLACED_WITH_NEW_INFO}.
 */
public final class AppInfoPair {

    /** Apple's name of the type. */
    public static final String TYPE = "appInfos";

    private static final String LIVE = "READY_FOR_DISTRIBUTION";
    private static final String REPLACED = "REPLACED_WITH_NEW_INFO";
    private static final Set<String> EDITABLE =
            Set.of("PREPARE_FOR_SUBMISSION", "READY_FOR_REVIEW", "DEVELOPER_REJECTED", "REJECTED");

    private AppInfoPair() {}

    /** The app info that is live. */
    public static Optional<Resource> live(Resource app) {
        return of(app).stream().filter(info -> info.is("state", LIVE)).findFirst();
    }

    /** The app info that goes with the next version. */
    public static Optional<Resource> next(Resource app) {
        return of(app).stream()
                .filter(info -> !info.is("state", LIVE) && !info.is("state", REPLACED))
                .findFirst();
    }

    /** Makes the app info for a new version, where there is none yet: a copy of the live one. */
    public static void prepareNext(Resource app, Resources all) {
        if (next(app).isPresent()) {
            return;
        }
        Resource info = all.create(TYPE).set("state", "PREPARE_FOR_SUBMISSION").link("app", app);
        Resource rating = all.create(AgeRatings.TYPE);
        info.link("ageRatingDeclaration", rating);
        live(app).ifPresent(live -> {
            Categories.RELATIONSHIPS.forEach(
                    each -> info.link(each, live.one(each).orElse(null)));
            live.one("ageRatingDeclaration")
                    .ifPresent(old -> rating.setAll(old.type().visible(old)));
            live.related(AppInfoTexts.TYPE)
                    .forEach(text -> all.create(AppInfoTexts.TYPE)
                            .setAll(text.type().visible(text))
                            .link("appInfo", info));
        });
    }

    /** Lets the next app info follow the version that it goes with; where the version is live, it replaces the old one. */
    public static void follow(Resource app, String state) {
        Optional<Resource> next = next(app);
        if (next.isPresent() && state.equals(LIVE)) {
            live(app).ifPresent(live -> live.set("state", REPLACED));
        }
        next.ifPresent(info -> info.set("state", state));
    }

    /** Takes back the app info of a version that was deleted. */
    public static void dropNext(Resource app, Resources all) {
        boolean needed = app.related("appStoreVersions").stream()
                .anyMatch(version -> !version.is("appVersionState", LIVE)
                        && !version.is("appVersionState", "REPLACED_WITH_NEW_VERSION"));
        next(app).filter(info -> !needed).ifPresent(info -> {
            info.related(AppInfoTexts.TYPE).forEach(all::delete);
            info.one("ageRatingDeclaration").ifPresent(all::delete);
            all.delete(info);
        });
    }

    /** @throws Refusal where the app info takes no changes now */
    static void requireEditable(Resource info) {
        if (!EDITABLE.contains(info.text("state"))) {
            throw Refusal.state("", "The app info cannot be changed while it is in state " + info.text("state"));
        }
    }

    private static List<Resource> of(Resource app) {
        return app.related(TYPE);
    }
}
