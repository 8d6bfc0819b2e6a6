package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.binary.Binary;

/**
 * Addresses of TestFlight's pages in App Store Connect, for people. Apple documents none of them: an assumption, read
 * off the pages.
 */
final class TestFlightPage {

    private static final String APPS = "https://appstoreconnect.apple.com/apps/";

    private TestFlightPage() {}

    static String ofApp(String appId, Binary.Platform platform) {
        return APPS + appId + "/testflight/" + word(platform);
    }

    static String ofBuild(String appId, Binary.Platform platform, String buildId) {
        return ofApp(appId, platform) + "/" + buildId;
    }

    private static String word(Binary.Platform platform) {
        return switch (platform) {
            case TV_OS -> "tvos";
            case VISION_OS -> "visionos";
            default -> "ios";
        };
    }
}
