package io.jenkins.plugins.publishflow.flow.step.metadata;

import io.jenkins.plugins.publishflow.flow.step.review.ReleaseTarget;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.ReviewDetail;
import io.jenkins.plugins.publishflow.store.appstore.ReviewDetails;
import java.util.Map;
import java.util.Optional;

/** The part of the folder that is for App Review: whom to ask, and notes. */
final class ReviewTexts {

    private final MetadataFolder folder;
    private final ReleaseTarget target;
    private final MetadataWriter writer;

    ReviewTexts(MetadataFolder folder, ReleaseTarget target, MetadataWriter writer) {
        this.folder = folder;
        this.target = target;
        this.writer = writer;
    }

    void write(String versionId) throws StoreException {
        Map<String, String> wanted = folder.reviewTexts();
        if (wanted.isEmpty()) {
            return;
        }
        ReviewDetails details = target.store().reviewDetails();
        Optional<ReviewDetail> there = details.find(versionId);
        Map<String, String> different = MetadataWriter.differences(
                wanted, there.map(ReviewDetail::texts).orElse(Map.of()));
        if (!different.isEmpty()) {
            writer.send(VersionTexts.ACCOUNT, "review information", () -> {
                if (there.isEmpty()) {
                    return details.create(versionId, wanted);
                }
                details.update(there.get().id(), different);
                return there.get().id();
            });
        }
    }
}
