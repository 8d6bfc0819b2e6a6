package io.jenkins.plugins.publishflow.binary;

import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.BAD_PROFILE;

import com.dd.plist.NSArray;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.Binary.ProfileType;
import io.jenkins.plugins.publishflow.binary.Binary.Signing;
import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;

/**
 * What an embedded.mobileprovision says: a property list that Apple has signed. Its signature is not checked: this
 * tells people early what the store will say, and the store decides.
 */
final class ProvisioningProfile {

    /** Real ones have some ten kilobytes, with hundreds of devices some more. */
    static final int MAX_LENGTH = 2 << 20;

    private ProvisioningProfile() {}

    static Signing read(byte[] file) throws BinaryException {
        try {
            NSDictionary profile = PropertyList.parse(SignedContent.of(file));
            if (!(profile.get("ExpirationDate") instanceof NSDate expires)) {
                throw new UnreadableException("has no ExpirationDate");
            }
            String name = PropertyList.text("Name", profile.get("Name"));
            return new Signing(
                    name, teamId(profile), type(profile), expires.getDate().toInstant());
        } catch (UnreadableException e) {
            throw new BinaryException(
                    BAD_PROFILE,
                    "The app's embedded.mobileprovision " + e.getMessage() + ".",
                    "Download the provisioning profile again, and export the app with it.",
                    e);
        }
    }

    @CheckForNull
    private static String teamId(NSDictionary profile) throws UnreadableException {
        return profile.get("TeamIdentifier") instanceof NSArray teams && teams.count() > 0
                ? PropertyList.text("TeamIdentifier", teams.objectAtIndex(0))
                : null;
    }

    /** An assumption, as Apple documents the keys nowhere: all tools that tell profiles apart do it like this. */
    private static ProfileType type(NSDictionary profile) {
        if (isTrue(profile.get("ProvisionsAllDevices"))) {
            return ProfileType.ENTERPRISE;
        }
        boolean debuggable = profile.get("Entitlements") instanceof NSDictionary entitlements
                && isTrue(entitlements.get("get-task-allow"));
        if (debuggable) {
            return ProfileType.DEVELOPMENT;
        }
        return profile.get("ProvisionedDevices") == null ? ProfileType.APP_STORE : ProfileType.AD_HOC;
    }

    private static boolean isTrue(@CheckForNull NSObject value) {
        return value instanceof NSNumber number && number.isBoolean() && number.boolValue();
    }
}
