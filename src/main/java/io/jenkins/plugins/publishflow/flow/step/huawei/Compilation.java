package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.step.review.BoundedWait;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.huawei.CompileState;
import io.jenkins.plugins.publishflow.store.huawei.Packages;
import java.time.Duration;
import java.util.Optional;

/** Waits until Huawei has parsed and compiled the package, which takes minutes for APKs as well. */
final class Compilation implements Phase {

    static final Duration PAUSE = Duration.ofSeconds(20);
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final String NAME = "compiled";

    @Override
    public Optional<Outcome> advance(Publication publication) throws StoreException {
        if (publication.isThrough(NAME)) {
            return Optional.empty();
        }
        CompileState state = publication.store().packages().compileState(publication.appId(), publication.packageIds());
        if (state == CompileState.DONE) {
            publication.context().say(NAME, "Huawei has compiled the package.");
            return publication.through(NAME);
        }
        if (state == CompileState.FAILED) {
            publication
                    .context()
                    .note(
                            PackageUpload.FAILED,
                            publication.context().startedAt().toString());
            return Optional.of(new Outcome.Failed(
                    Packages.compileFailed("package " + String.join(", ", publication.packageIds()))));
        }
        return Optional.of(
                BoundedWait.until(publication.context(), NAME, "Huawei to compile the package", PAUSE, PATIENCE));
    }
}
