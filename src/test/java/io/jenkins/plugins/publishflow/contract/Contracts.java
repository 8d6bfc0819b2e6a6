package io.jenkins.plugins.publishflow.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the stores' contracts are. They are data of the stores, so the repository does not hold them: they are read
 * from {@code ../shared/contracts} next to the repository, or from the folder that the system property
 * {@code publishflow.contracts} or the environment variable {@code PUBLISHFLOW_CONTRACTS} names.
 */
public final class Contracts {

    private static final String APP_STORE_CONNECT = "app-store-connect-openapi-4.4.1.json";

    private static final String GOOGLE_PLAY = "android-publisher-v3-discovery-20260416.json";

    private Contracts() {}

    /** Whether Apple's contract is there. */
    public static boolean haveAppStoreConnect() {
        return Files.isRegularFile(file());
    }

    /** Apple's contract, loaded once. Where it is not there, the running test is skipped and says so. */
    public static Contract appStoreConnect() {
        assumeTrue(haveAppStoreConnect(), () -> "skipped: no contract of App Store Connect at " + file());
        return Loaded.APP_STORE;
    }

    /** Whether Google's contract is there. */
    public static boolean haveGooglePlay() {
        return Files.isRegularFile(googleFile());
    }

    /** Google's contract, loaded once. Where it is not there, the running test is skipped and says so. */
    public static Contract googlePlay() {
        assumeTrue(haveGooglePlay(), () -> "skipped: no contract of Google Play at " + googleFile());
        return LoadedPlay.GOOGLE_PLAY;
    }

    private static Path googleFile() {
        return folder().resolve(GOOGLE_PLAY).toAbsolutePath().normalize();
    }

    private static Path file() {
        return folder().resolve(APP_STORE_CONNECT).toAbsolutePath().normalize();
    }

    private static Path folder() {
        String named = System.getProperty("publishflow.contracts", System.getenv("PUBLISHFLOW_CONTRACTS"));
        return named != null ? Path.of(named) : repository().resolve("../shared/contracts");
    }

    /** The folder that holds both builds; tests may run in it or in {@code standalone}. */
    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isRegularFile(here.resolve("standalone/pom.xml")) ? here : here.getParent();
    }

    private static final class Loaded {
        private static final Contract APP_STORE = load();

        private static Contract load() {
            try {
                return Contract.load(file());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class LoadedPlay {
        private static final Contract GOOGLE_PLAY = load();

        private static Contract load() {
            try {
                return Contract.discovery(googleFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
