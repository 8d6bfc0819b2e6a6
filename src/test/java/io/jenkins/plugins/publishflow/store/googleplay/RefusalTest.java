package io.jenkins.plugins.publishflow.store.googleplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.StoreError;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Google's statuses mean many things each; the message or the reason tells which. */
class RefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|UNAUTHENTICATED|Request had invalid authentication credentials.|NOT_AUTHORIZED",
                "403|userInsufficientPermission|The caller does not have permission|NO_PERMISSION",
                "403|ACCESS_TOKEN_SCOPE_INSUFFICIENT|Request had insufficient authentication scopes.|API_OFF",
                "403|accessNotConfigured|Android Developer API has not been used in project 1 before|API_OFF",
                "403|SERVICE_DISABLED|The API is off.|API_OFF",
                "403|apkUpgradeVersionConflict|APK specifies a version code that exists|VERSION_CODE_USED",
                "403||You cannot use the version code 7, for it has already been used.|VERSION_CODE_USED",
                "403|apkNotificationMessageKeyBundleUnsigned|The bundle has no signature.|NOT_SIGNED",
                "403||The Android App Bundle was not signed.|NOT_SIGNED",
                "403||The bundle is signed with the wrong key. Found: SHA1: AA, expected: SHA1: BB.|WRONG_KEY",
                "403||The APK is debuggable.|DEBUGGABLE",
                "403|replacingBundleWithApk|An APK came.|APK_AFTER_BUNDLE",
                "403|apkNoUpgradePath|Nobody gets it.|NO_UPGRADE_PATH",
                "403|apkNoUpgradePath|Existing users will not be able to upgrade to it.|NO_UPGRADE_PATH",
                "404|applicationNotFound|No application was found for the given package name.|PACKAGE_NOT_FOUND",
                "404|NOT_FOUND|Package not found: com.example.|PACKAGE_NOT_FOUND",
                "404||Track not found: qa|NOT_FOUND",
                "400||This Edit has been deleted.|EDIT_LOST",
                "410|editDeleted|Gone.|EDIT_LOST",
                "400||The edit has expired.|EDIT_LOST",
                "400|editAlreadyCommitted|This edit has already been successfully committed.|EDIT_LOST",
                "404|editNotFound|It is not there.|EDIT_LOST",
                "409|concurrentUpdate|Somebody else committed.|EDIT_LOST",
                "409|ABORTED|The request conflicts.|CONFLICT",
                "400||Only releases with status draft may be created on draft app.|DRAFT_APP",
                "400|rolloutNotPermittedOnDraftApp|No rollout here.|DRAFT_APP",
                "400||Changes cannot be sent for review automatically. Please set the query parameter"
                        + " changesNotSentForReview to true.|NOT_SENT_AUTOMATICALLY",
                "400||Changes are sent for review automatically. The query parameter changesNotSentForReview must not be"
                        + " set.|SENT_AUTOMATICALLY",
                "400||Some changes are in review.|IN_REVIEW",
                "400|invalidValue|Invalid value for userFraction|BAD_REQUEST",
                "400|required|A field is missing.|BAD_REQUEST",
                "418|teapot|Short and stout.|FAILED_CHECK",
            })
    void isKnownByStatusAndWords(int status, String reason, String message, Refusal expected) {
        assertEquals(expected, Refusal.of(status, List.of(new StoreError(reason, null, message, null))));
    }

    @Test
    void fallsToTheRowOfItsStatusWhereGoogleSaysNothing() {
        assertEquals(Refusal.NO_PERMISSION, Refusal.of(403, List.of()));
        assertEquals(Refusal.BAD_REQUEST, Refusal.of(400, List.of()));
        assertEquals(Refusal.NOT_FOUND, Refusal.of(404, List.of()));
        assertEquals(Refusal.FAILED_CHECK, Refusal.of(422, List.of()));
    }

    @Test
    void looksAtEveryErrorAndNotAtTheFirstAlone() {
        List<StoreError> said = List.of(
                new StoreError("PERMISSION_DENIED", null, "It cannot be done.", null),
                new StoreError("replacingBundleWithApk", null, null, null));
        assertEquals(Refusal.APK_AFTER_BUNDLE, Refusal.of(403, said));
    }

    @Test
    void eachHasACodeAndARemedyOfItsOwn() {
        Set<String> codes = new HashSet<>();
        for (Refusal refusal : Refusal.values()) {
            assertTrue(codes.add(refusal.code()), refusal.code());
            assertTrue(refusal.code().startsWith("google-play."), refusal.code());
        }
        assertEquals(
                codes.size(),
                Arrays.stream(Refusal.values()).map(Refusal::remedy).distinct().count());
    }
}
