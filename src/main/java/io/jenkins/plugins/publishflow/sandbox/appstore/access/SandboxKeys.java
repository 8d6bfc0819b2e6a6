package io.jenkins.plugins.publishflow.sandbox.appstore.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.keys.Pem;
import io.jenkins.plugins.publishflow.sandbox.keys.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The keys of one sandbox: a team key and an individual key, made anew for each sandbox. With a folder they are kept
 * there, the private ones as {@code .p8} files that only the owner may read, and are the same after a restart.
 */
public record SandboxKeys(SandboxKey team, SandboxKey individual) {

    private static final String TEAM_ID = "SANDBOXT01";
    private static final String INDIVIDUAL_ID = "SANDBOXI01";
    private static final String PUBLIC_PART = "keys.json";

    /** New keys that are kept nowhere. */
    public static SandboxKeys generate() {
        return new SandboxKeys(generate(TEAM_ID, UUID.randomUUID().toString()), generate(INDIVIDUAL_ID, null));
    }

    /** The keys in that folder, or new ones that are then kept there. */
    public static SandboxKeys in(Path folder) throws IOException {
        Path publicPart = folder.resolve(PUBLIC_PART);
        if (Files.exists(publicPart)) {
            JsonNode saved = Json.MAPPER.readTree(publicPart.toFile());
            return new SandboxKeys(load(folder, saved.path("team")), load(folder, saved.path("individual")));
        }
        SandboxKeys keys = generate();
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        saved.set("team", save(folder, keys.team));
        saved.set("individual", save(folder, keys.individual));
        // Last, so that a half-written folder is filled anew.
        Files.write(publicPart, Json.bytes(saved));
        return keys;
    }

    /** What presigned addresses are signed with: as long-lived as the keys, and told by nothing else. */
    public byte[] storageSecret() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("storage\n" + team.pem()).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** The key with that id, if it is one of these. */
    Optional<SandboxKey> find(String keyId) {
        return Stream.of(team, individual)
                .filter(key -> key.keyId().equals(keyId))
                .findFirst();
    }

    private static SandboxKey generate(String keyId, @CheckForNull String issuerId) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SandboxKey(keyId, issuerId, Pem.of(pair.getPrivate()), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot make P-256 keys", e);
        }
    }

    private static ObjectNode save(Path folder, SandboxKey key) throws IOException {
        Path file = folder.resolve(key.fileName());
        PrivateFile.write(file, key.pem().getBytes(StandardCharsets.US_ASCII));
        ObjectNode saved = JsonNodeFactory.instance.objectNode().put("keyId", key.keyId());
        if (key.issuerId() != null) {
            saved.put("issuerId", key.issuerId());
        }
        return saved.put("publicKey", key.publicKey().getEncoded());
    }

    private static SandboxKey load(Path folder, JsonNode saved) throws IOException {
        String keyId = saved.path("keyId").asText();
        try {
            return new SandboxKey(
                    keyId,
                    saved.path("issuerId").textValue(),
                    Files.readString(folder.resolve("AuthKey_" + keyId + ".p8")),
                    KeyFactory.getInstance("EC")
                            .generatePublic(new X509EncodedKeySpec(
                                    saved.path("publicKey").binaryValue())));
        } catch (GeneralSecurityException e) {
            throw new IOException("The sandbox's keys in " + folder + " cannot be read", e);
        }
    }
}
