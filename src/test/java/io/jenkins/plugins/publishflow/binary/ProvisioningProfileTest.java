package io.jenkins.plugins.publishflow.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSString;
import io.jenkins.plugins.publishflow.binary.Binary.ProfileType;
import io.jenkins.plugins.publishflow.binary.Binary.Signing;
import io.jenkins.plugins.publishflow.binary.BinaryException.Kind;
import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ProvisioningProfileTest {

    @Test
    void tellsTheTypesApart() throws Exception {
        assertEquals(ProfileType.APP_STORE, read(profile -> {}).type());
        assertEquals(
                ProfileType.AD_HOC, read(ProvisioningProfileTest::addDevice).type());
        assertEquals(
                ProfileType.DEVELOPMENT,
                read(profile -> {
                            addDevice(profile);
                            ((NSDictionary) profile.get("Entitlements")).put("get-task-allow", true);
                        })
                        .type());
        assertEquals(
                ProfileType.ENTERPRISE,
                read(profile -> profile.put("ProvisionsAllDevices", true)).type());
    }

    @Test
    void aTeamIsNotAMust() throws Exception {
        assertNull(read(profile -> profile.remove("TeamIdentifier")).teamId());
        assertNull(
                read(profile -> profile.put("TeamIdentifier", new NSArray(0))).teamId());
    }

    @Test
    void whatIsMissingOrOfTheWrongTypeIsSaid() {
        refused("no ExpirationDate", profile -> profile.remove("ExpirationDate"));
        refused("no ExpirationDate", profile -> profile.put("ExpirationDate", "tomorrow"));
        refused("a Name that is no text", profile -> profile.remove("Name"));
        refused("control characters", profile -> profile.put("Name", "all\nis well"));
        refused(
                "a TeamIdentifier that is no text",
                profile -> profile.put("TeamIdentifier", new NSArray(new NSArray())));
    }

    @Test
    void whatIsNoSignedMessageIsSaid() {
        for (byte[] file : new byte[][] {
            {}, {0x30}, {0x30, (byte) 0x84, 0x7F, -1, -1, -1}, SampleIpa.xml(SampleIpa.profile()), new byte[100]
        }) {
            BinaryException refused = assertThrows(BinaryException.class, () -> ProvisioningProfile.read(file));
            assertEquals(Kind.BAD_PROFILE, refused.kind());
            assertTrue(refused.getMessage().contains("is no signed message"), refused.getMessage());
        }
        BinaryException refused =
                assertThrows(BinaryException.class, () -> ProvisioningProfile.read(SampleIpa.signed(new byte[9])));
        assertTrue(refused.getMessage().contains("is no property list"), refused.getMessage());
    }

    @Test
    void aMessageCutOffAnywhereIsRefused() {
        byte[] whole = SampleIpa.signed("content".getBytes(StandardCharsets.UTF_8));
        int contentEnds = whole.length - 2; // what comes after is the empty set of signers
        for (int length = 0; length < contentEnds; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(UnreadableException.class, () -> SignedContent.of(cut), "cut at " + length);
        }
    }

    @Test
    void contentInPiecesIsPutTogether() throws Exception {
        byte[] pieces = SampleIpa.join(
                SampleIpa.element(0x04, "first, ".getBytes(StandardCharsets.UTF_8)),
                SampleIpa.element(0x04, "second".getBytes(StandardCharsets.UTF_8)));
        byte[] expected = "first, second".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(expected, SignedContent.of(message(SampleIpa.element(0x24, pieces))));
        assertArrayEquals(expected, SignedContent.of(message(open(0x24, pieces))));
    }

    /** With lengths left open, as streaming tools write them. */
    private static byte[] message(byte[] octets) {
        byte[] data = open(0x30, SampleIpa.join(SampleIpa.element(0x06, SampleIpa.dataId()), open(0xA0, octets)));
        byte[] signedData =
                open(0x30, SampleIpa.join(new byte[] {2, 1, 1}, SampleIpa.element(0x31, new byte[0]), data));
        return open(0x30, SampleIpa.join(SampleIpa.element(0x06, SampleIpa.signedDataId()), open(0xA0, signedData)));
    }

    private static byte[] open(int tag, byte[] content) {
        return SampleIpa.join(new byte[] {(byte) tag, (byte) 0x80}, content, new byte[2]);
    }

    private static void addDevice(NSDictionary profile) {
        profile.put("ProvisionedDevices", new NSArray(new NSString("00008110-000A1B2C3D4E5F60")));
    }

    private static Signing read(Consumer<NSDictionary> change) throws BinaryException {
        NSDictionary profile = SampleIpa.profile();
        change.accept(profile);
        return ProvisioningProfile.read(SampleIpa.signed(SampleIpa.xml(profile)));
    }

    private static void refused(String said, Consumer<NSDictionary> change) {
        BinaryException refused = assertThrows(BinaryException.class, () -> read(change));
        assertEquals(Kind.BAD_PROFILE, refused.kind());
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }
}
