package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.keys.Pem;
import io.jenkins.plugins.publishflow.sandbox.keys.PrivateFile;
import io.jenkins.plugins.publishflow.sandbox.keys.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.UUID;

/**
 * The keys that one sandboxed AppGallery Connect takes: an API client and a service account, each as the file that
 * Huawei hands out. With a folder they are kept there, for the owner alone, and are the same after a restart.
 */
public final class GalleryKeys {

    static final String CLIENT_ID = "100000000000000001";
    static final String ACCOUNT = "200000000000000002";
    static final String KEY_ID = "sandbox-key";
    static final String AUDIENCE = "https://oauth-login.cloud.huawei.com/oauth2/v3/token";

    private static final String FILE = "huawei-keys.json";

    private final Seal seal;
    private final KeyPair pair;

    private GalleryKeys(Seal seal, KeyPair pair) {
        this.seal = seal;
        this.pair = pair;
    }

    /** New keys, kept nowhere. The RSA key is the same for all sandboxes of one process: making one is slow. */
    public static GalleryKeys generate() {
        return new GalleryKeys(new Seal(UUID.randomUUID() + "+&="), Pair.OF_PROCESS);
    }

    /** The keys in that folder, or new ones that are then kept there; null: kept nowhere. */
    public static GalleryKeys in(@CheckForNull Path folder) throws IOException {
        if (folder == null) {
            return generate();
        }
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return load(Json.MAPPER.readTree(file.toFile()));
        }
        GalleryKeys keys = generate();
        ObjectNode saved = JsonNodeFactory.instance.objectNode().put("secret", keys.seal.secret());
        saved.put("private", keys.pair.getPrivate().getEncoded());
        saved.put("public", keys.pair.getPublic().getEncoded());
        PrivateFile.write(file, Json.bytes(saved));
        return keys;
    }

    /** The JSON file of the API client; a secret of the sandbox. */
    public String clientFile() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("client_id", CLIENT_ID)
                .put("client_secret", seal.secret())
                .toString();
    }

    /** The JSON file of the service account; a secret of the sandbox. */
    public String accountFile() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("project_id", "0")
                .put("key_id", KEY_ID)
                .put("private_key", Pem.of(pair.getPrivate()))
                .put("sub_account", ACCOUNT)
                .put("token_uri", AUDIENCE)
                .toString();
    }

    /** What tokens and addresses of the storage are signed with; its secret is that of the API client. */
    Seal seal() {
        return seal;
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    private static GalleryKeys load(JsonNode saved) throws IOException {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new GalleryKeys(
                    new Seal(saved.path("secret").asText()),
                    new KeyPair(
                            rsa.generatePublic(
                                    new X509EncodedKeySpec(saved.path("public").binaryValue())),
                            rsa.generatePrivate(new PKCS8EncodedKeySpec(
                                    saved.path("private").binaryValue()))));
        } catch (GeneralSecurityException e) {
            throw new IOException("The sandbox's keys of AppGallery Connect cannot be read", e);
        }
    }

    /** Made when it is needed first. */
    private static final class Pair {
        private static final KeyPair OF_PROCESS = generate();

        private static KeyPair generate() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This Java cannot make RSA keys", e);
            }
        }
    }
}
