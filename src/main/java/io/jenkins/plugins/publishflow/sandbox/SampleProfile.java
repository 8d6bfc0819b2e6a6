package io.jenkins.plugins.publishflow.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Wraps a provisioning profile as a signed message (CMS SignedData, RFC 5652 §5.1) that nobody has signed. */
final class SampleProfile {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OBJECT_ID = 0x06;
    private static final int OCTETS = 0x04;
    private static final int CONTEXT_0 = 0xA0;

    /** 1.2.840.113549.1.7, without the last number, which tells data (1) from signed data (2). */
    private static final byte[] PKCS_7 = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7};

    private SampleProfile() {}

    static byte[] signed(String plist) {
        byte[] content = element(OCTETS, plist.getBytes(StandardCharsets.UTF_8));
        byte[] signedData = element(
                SEQUENCE,
                element(INTEGER, new byte[] {1}),
                element(SET),
                element(SEQUENCE, pkcs7(1), element(CONTEXT_0, content)),
                element(SET));
        return element(SEQUENCE, pkcs7(2), element(CONTEXT_0, signedData));
    }

    private static byte[] pkcs7(int last) {
        return element(OBJECT_ID, PKCS_7, new byte[] {(byte) last});
    }

    private static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] each : contents) {
            content.writeBytes(each);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            // Two bytes of length: as much as a profile ever needs here.
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
