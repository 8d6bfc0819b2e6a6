package io.jenkins.plugins.publishflow.sandbox.appstore.testflight;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code /v1/betaGroups}, and which builds they have. A group with access to all builds cannot be given one. Assumptions:
 * only internal groups can have access to all builds; a group's name is taken once for each app; giving a group a build
 * that it has already changes nothing.
 */
public final class BetaGroups implements RoutedArea {

    /** The internal group of each seeded app that has access to all builds. */
    public static final String TEAM = "Team";

    /** The internal group of each seeded app that gets the builds that it is given. */
    public static final String QA = "QA";

    /** The external group of each seeded app. */
    public static final String TESTERS = "Beta Testers";

    private static final String TYPE = "betaGroups";

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes(
                        "name",
                        "createdDate",
                        "isInternalGroup",
                        "hasAccessToAllBuilds",
                        "publicLinkEnabled",
                        "publicLinkLimitEnabled",
                        "publicLinkLimit",
                        "feedbackEnabled",
                        "iosBuildsAvailableForAppleSiliconMac",
                        "iosBuildsAvailableForAppleVision")
                .toOne("app", "apps")
                .toMany("builds", "builds"));
    }

    @Override
    public void seed(AppStoreState state, CatalogueApp app) {
        Resource owner = state.resources().find("apps", app.id()).orElseThrow();
        create(state, owner, TEAM).set("isInternalGroup", true).set("hasAccessToAllBuilds", true);
        create(state, owner, QA).set("isInternalGroup", true);
        create(state, owner, TESTERS);
        app.internalGroups().forEach(name -> create(state, owner, name).set("isInternalGroup", true));
        app.externalGroups().forEach(name -> create(state, owner, name));
    }

    /** Whether every app has a group of that name; people write it in capital or small letters. */
    public static boolean hasEveryApp(String name) {
        return Stream.of(TEAM, QA, TESTERS).anyMatch(name.strip()::equalsIgnoreCase);
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(
                TYPE,
                Rules.plain()
                        .filters(
                                "app",
                                "name",
                                "isInternalGroup",
                                "builds",
                                "id",
                                "publicLinkEnabled",
                                "publicLinkLimitEnabled")
                        .sorts("name", "createdDate", "publicLinkEnabled", "publicLinkLimit")
                        .includes("app", "builds"));
        endpoints.read(TYPE, Rules.plain().includes("app", "builds"));
        endpoints.related("apps", TYPE, Rules.plain());
        endpoints.related(TYPE, "builds", Rules.plain());
        endpoints.related(TYPE, "app", Rules.plain());
        endpoints.create(
                settings(BodyRules.create(TYPE).required("name", BodyRules.text()))
                        .optional("isInternalGroup", BodyRules.bool())
                        .optional("hasAccessToAllBuilds", BodyRules.bool())
                        .toOne("app", "apps"),
                payload -> create(state, payload));
        endpoints.update(
                settings(BodyRules.update(TYPE).optional("name", BodyRules.text()))
                        .optional("iosBuildsAvailableForAppleSiliconMac", BodyRules.bool())
                        .optional("iosBuildsAvailableForAppleVision", BodyRules.bool()),
                (group, payload) -> group.setAll(payload.attributes()));
        endpoints.delete(TYPE, state.resources()::delete);
        endpoints.linkage("POST", "builds", TYPE, (build, groups) -> {
            groups.forEach(group -> requireTakes(group, build));
            groups.forEach(group -> group.add("builds", build));
        });
        endpoints.linkage(
                "DELETE", "builds", TYPE, (build, groups) -> groups.forEach(group -> group.remove("builds", build)));
        endpoints.linkage("POST", TYPE, "builds", (group, builds) -> {
            builds.forEach(build -> requireTakes(group, build));
            builds.forEach(build -> group.add("builds", build));
        });
        endpoints.linkage(
                "DELETE", TYPE, "builds", (group, builds) -> builds.forEach(build -> group.remove("builds", build)));
    }

    private static BodyRules settings(BodyRules rules) {
        return rules.optional("publicLinkEnabled", BodyRules.bool())
                .optional("publicLinkLimitEnabled", BodyRules.bool())
                .optional("publicLinkLimit", BodyRules.whole(1))
                .optional("feedbackEnabled", BodyRules.bool());
    }

    private static Resource create(AppStoreState state, Payload payload) {
        Resource app = payload.one("app");
        if (app.related(TYPE).stream().anyMatch(group -> group.is("name", payload.text("name")))) {
            throw Refusal.attribute("INVALID.DUPLICATE", "name", "There is a group of that name already");
        }
        if (payload.isTrue("hasAccessToAllBuilds") && !payload.isTrue("isInternalGroup")) {
            throw Refusal.attribute("INVALID", "hasAccessToAllBuilds", "Only an internal group can have all builds");
        }
        return create(state, app, payload.text("name")).setAll(payload.attributes());
    }

    private static Resource create(AppStoreState state, Resource app, String name) {
        return state.resources()
                .create(TYPE)
                .set("name", name)
                .set("createdDate", state.now())
                .set("isInternalGroup", false)
                .set("hasAccessToAllBuilds", false)
                .set("publicLinkEnabled", false)
                .set("feedbackEnabled", true)
                .link("app", app);
    }

    private static void requireTakes(Resource group, Resource build) {
        if (!group.one("app").equals(build.one("app"))) {
            throw Refusal.unprocessable("OTHER_APP", "The group belongs to another app than the build");
        }
        if (group.is("hasAccessToAllBuilds")) {
            throw Refusal.unprocessable(
                    "GROUP_HAS_ALL_BUILDS", "The group '" + group.text("name") + "' has access to all builds already");
        }
        if (group.is("isInternalGroup")) {
            Testable.require(build);
        } else {
            Testable.requireOutside(build);
        }
    }
}
