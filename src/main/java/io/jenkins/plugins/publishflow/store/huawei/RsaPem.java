package io.jenkins.plugins.publishflow.store.huawei;

import io.jenkins.plugins.publishflow.store.KeyFault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Reads the private key of a service account: PKCS#8, with or without its PEM armour. */
final class RsaPem {

    private static final int LEAST_BITS = 2048;

    private RsaPem() {}

    static RSAPrivateKey parse(String pem) throws KeyFault.Found {
        String base64 =
                pem.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        byte[] der = {};
        try {
            der = Base64.getDecoder().decode(base64);
            RSAPrivateKey key =
                    (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            if (key.getModulus().bitLength() < LEAST_BITS) {
                throw new KeyFault.Found(KeyFaults.TOO_SHORT);
            }
            return key;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new KeyFault.Found(KeyFaults.DAMAGED);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }
}
