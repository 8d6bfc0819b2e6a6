package io.jenkins.plugins.publishflow.sandbox.googleplay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.keys.Pem;
import io.jenkins.plugins.publishflow.sandbox.keys.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** The service account of a sandbox; opens nothing but sandboxes. */
final class ServiceAccount {

    static final String EMAIL = "publisher@sandbox.iam.gserviceaccount.com";

    private static final String KEY_ID = "5a4db0c5";
    private static final String FILE = "service-account.pkcs8";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private ServiceAccount(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** The account whose key is in that folder; a new one, which is then kept there. Without a folder one that lives as long as the process. */
    static ServiceAccount in(@CheckForNull Path folder) throws IOException {
        try {
            Path file = folder == null ? null : folder.resolve(FILE);
            if (file != null && Files.exists(file)) {
                KeyFactory keys = KeyFactory.getInstance("RSA");
                RSAPrivateCrtKey key =
                        (RSAPrivateCrtKey) keys.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
                return new ServiceAccount(
                        key, keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
            }
            if (file == null) {
                return Passing.ACCOUNT;
            }
            ServiceAccount account = generate();
            PrivateFile.write(file, account.privateKey.getEncoded());
            return account;
        } catch (GeneralSecurityException e) {
            throw new IOException("The sandbox's service account cannot be read or made", e);
        }
    }

    /** The account of all sandboxes of this process that keep nothing: making a key takes longer than all else. */
    private static final class Passing {
        private static final ServiceAccount ACCOUNT;

        static {
            try {
                ACCOUNT = generate();
            } catch (GeneralSecurityException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    private static ServiceAccount generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        return new ServiceAccount(pair.getPrivate(), pair.getPublic());
    }

    PublicKey publicKey() {
        return publicKey;
    }

    /** The key as the Google Cloud console hands it out. */
    ObjectNode keyFile(URI tokenAddress) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "service_account")
                .put("project_id", "sandbox")
                .put("private_key_id", KEY_ID)
                .put("private_key", Pem.of(privateKey))
                .put("client_email", EMAIL)
                .put("client_id", "100000000000000000001")
                .put("token_uri", tokenAddress.toString());
    }
}
