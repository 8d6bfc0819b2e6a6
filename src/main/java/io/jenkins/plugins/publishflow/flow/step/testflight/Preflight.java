package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.App;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.BetaGroup;
import io.jenkins.plugins.publishflow.store.appstore.VersionTrain;
import java.util.List;
import java.util.Optional;

/** Finds the app, and all that stands against sending the binary, before anything is sent. Reads only. */
final class Preflight implements Phase {

    private static final String NAME = "preflight";

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        if (delivery.isThrough(NAME)) {
            return Optional.empty();
        }
        Optional<Outcome> end = expiredProfile(delivery);
        if (end.isPresent()) {
            return end;
        }
        App app = delivery.store().apps().get(delivery.binary().identifier());
        delivery.app(app.id());
        delivery.context()
                .note(
                        WhatToTestPhase.PRIMARY_LOCALE,
                        Optional.ofNullable(app.primaryLocale()).orElse("en-US"));
        ExistingBuild existing = new ExistingBuild(delivery);
        end = existing.look();
        if (end.isEmpty() && !existing.isUsed()) {
            end = closedTrain(delivery);
        }
        if (end.isEmpty()) {
            end = unknownGroups(delivery);
        }
        if (end.isEmpty()) {
            end = missingContact(delivery);
        }
        return end.isPresent() ? end : delivery.through(NAME);
    }

    private static Optional<Outcome> expiredProfile(Delivery delivery) {
        Binary.Signing signing = delivery.binary().signing();
        if (signing == null || signing.expires().isAfter(delivery.context().now())) {
            return Optional.empty();
        }
        return Optional.of(new Outcome.Failed(new Problem(
                Problem.Kind.INPUT,
                "binary.profile-expired",
                "The provisioning profile '" + signing.profileName() + "' in "
                        + delivery.binary().fileName() + " expired at " + signing.expires() + ".",
                delivery.binary().fileName(),
                "Renew the profile, sign the app with it, and start again with the new file.")));
    }

    private static Optional<Outcome> closedTrain(Delivery delivery) throws StoreException {
        Binary binary = delivery.binary();
        Optional<AppStoreVersion> closing = VersionTrain.closedBy(
                delivery.store()
                        .appStoreVersions()
                        .list(delivery.appId(), binary.platform().name()),
                binary.version());
        return closing.flatMap(version -> Delivery.refused(
                "app-store.version-train-closed",
                "Apple takes no more builds of version " + binary.version() + ": version " + version.versionString()
                        + " has been approved (" + version.state() + ").",
                null,
                "Raise CFBundleShortVersionString above " + version.versionString() + " and build the app anew."));
    }

    private static Optional<Outcome> unknownGroups(Delivery delivery) throws StoreException {
        List<String> wanted = delivery.options().groups();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        List<BetaGroup> groups = delivery.store().testFlight().groups().ofApp(delivery.appId());
        List<String> unknown = wanted.stream()
                .filter(name -> BetaGroupNames.find(groups, name).isEmpty())
                .toList();
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = groups.stream().map(BetaGroup::name).sorted().toList();
        return Delivery.refused(
                "app-store.beta-group-not-found",
                "The app has no beta group named '" + String.join("', '", unknown) + "'.",
                "GET /v1/betaGroups",
                names.isEmpty()
                        ? "It has no groups at all: create them in App Store Connect under TestFlight."
                        : "It has: " + String.join(", ", names) + ". Correct the setting '" + DeliveryOptions.GROUPS
                                + "', or create the group in App Store Connect under TestFlight.");
    }

    private static Optional<Outcome> missingContact(Delivery delivery) throws StoreException {
        if (!delivery.options().betaReview()) {
            return Optional.empty();
        }
        List<String> missing = delivery.store().testFlight().review().missingContact(delivery.appId());
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Delivery.refused(
                "app-store.beta-review-contact-incomplete",
                "Beta review needs a contact, and App Store Connect has none of: " + String.join(", ", missing) + ".",
                "GET /v1/betaAppReviewDetails",
                "Fill these fields in App Store Connect under TestFlight, Test Information, and start again.");
    }
}
