package io.jenkins.plugins.publishflow.sandbox.appstore;

import io.jenkins.plugins.publishflow.sandbox.appstore.appinfo.AgeRatings;
import io.jenkins.plugins.publishflow.sandbox.appstore.appinfo.AppInfoTexts;
import io.jenkins.plugins.publishflow.sandbox.appstore.appinfo.AppInfos;
import io.jenkins.plugins.publishflow.sandbox.appstore.appinfo.Categories;
import io.jenkins.plugins.publishflow.sandbox.appstore.build.Apps;
import io.jenkins.plugins.publishflow.sandbox.appstore.build.Builds;
import io.jenkins.plugins.publishflow.sandbox.appstore.build.EncryptionDeclarations;
import io.jenkins.plugins.publishflow.sandbox.appstore.build.PreReleaseVersions;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.release.PhasedReleases;
import io.jenkins.plugins.publishflow.sandbox.appstore.release.ReleaseRequests;
import io.jenkins.plugins.publishflow.sandbox.appstore.review.ReviewItems;
import io.jenkins.plugins.publishflow.sandbox.appstore.review.ReviewSubmissions;
import io.jenkins.plugins.publishflow.sandbox.appstore.testflight.BetaAppTexts;
import io.jenkins.plugins.publishflow.sandbox.appstore.testflight.BetaBuildTexts;
import io.jenkins.plugins.publishflow.sandbox.appstore.testflight.BetaGroups;
import io.jenkins.plugins.publishflow.sandbox.appstore.testflight.BetaNotifications;
import io.jenkins.plugins.publishflow.sandbox.appstore.testflight.BetaReviewContacts;
import io.jenkins.plugins.publishflow.sandbox.appstore.testflight.BetaReviews;
import io.jenkins.plugins.publishflow.sandbox.appstore.testflight.BuildBetaDetails;
import io.jenkins.plugins.publishflow.sandbox.appstore.upload.BuildUploadFiles;
import io.jenkins.plugins.publishflow.sandbox.appstore.upload.BuildUploads;
import io.jenkins.plugins.publishflow.sandbox.appstore.upload.PresignedUrls;
import io.jenkins.plugins.publishflow.sandbox.appstore.upload.UploadedBytes;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.AppStoreVersions;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.ReviewDetails;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.VersionTexts;
import java.util.List;

/** The areas that a sandboxed App Store Connect is made of, in the order in which they are seeded. */
final class Areas {

    private Areas() {}

    static List<RoutedArea> all(UploadedBytes bytes, PresignedUrls urls) {
        return List.of(
                new Apps(),
                new PreReleaseVersions(),
                new Builds(),
                new EncryptionDeclarations(),
                new BuildUploads(bytes),
                new BuildUploadFiles(bytes, urls),
                new BetaGroups(),
                new BetaBuildTexts(),
                new BuildBetaDetails(),
                new BetaReviewContacts(),
                new BetaReviews(),
                new BetaNotifications(),
                new BetaAppTexts(),
                new Categories(),
                new AgeRatings(),
                new AppInfos(),
                new AppInfoTexts(),
                new AppStoreVersions(),
                new VersionTexts(),
                new ReviewDetails(),
                new ReviewSubmissions(),
                new ReviewItems(),
                new ReleaseRequests(),
                new PhasedReleases());
    }
}
