package io.jenkins.plugins.publishflow.approval;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens of mailed links, by which somebody without a login can decide: each for one person, one gate and one use,
 * with an end. One use follows from the gate itself, where a decision is final; a link that was used still verifies,
 * so that its page can show what was decided.
 *
 * <p>Addresses get logged by mail servers, proxies and browsers. A token therefore names nobody: gate and person are
 * in it as keyed digests, which tell nothing to who lacks the secret, and which are matched against the people of a
 * gate that the caller already has. It is still as good as its person's answer until it ends; so it is never logged
 * here. The format is {@code pf1.} and 96 characters of URL-safe Base64: end (milliseconds), gate, person, and an
 * HMAC-SHA256 over all of it. The same link comes out the same each time, so that a repeated mail makes no second one.
 *
 * <p>Immutable and thread-safe.
 */
public final class ApprovalLinks {

    private static final String FORMAT = "pf1.";
    private static final int ENCODED = 96;
    private static final int DIGEST = 16;
    private static final int SIGNED = Long.BYTES + 2 * DIGEST;
    private static final int SECRET_MINIMUM = 32;

    private final SecretKeySpec key;

    /**
     * @param secret at least 32 random bytes, the same for as long as links are to hold; copied
     * @throws IllegalArgumentException where the secret is shorter
     */
    public ApprovalLinks(byte[] secret) {
        if (secret.length < SECRET_MINIMUM) {
            throw new IllegalArgumentException("the secret of approval links needs " + SECRET_MINIMUM + " bytes");
        }
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * The token of a link.
     *
     * @param run id of the flow run, for gate ids are unique within a run only
     * @param person somebody whom the gate names, in any spelling of the name
     * @param ends when the link ends; never later than the gate, whatever is given
     * @throws IllegalArgumentException where the gate does not name the person
     */
    public String token(String run, Gate gate, String person, Instant ends) {
        if (gate.named(person).isEmpty()) {
            throw new IllegalArgumentException("a link is for somebody whom the gate names");
        }
        Instant end = ends.isBefore(gate.ends()) ? ends : gate.ends();
        ByteBuffer token = ByteBuffer.allocate(ENCODED / 4 * 3)
                .putLong(end.toEpochMilli())
                .put(gateDigest(run, gate))
                .put(personDigest(run, gate, person));
        token.put(signature(token.array()));
        return FORMAT + Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /**
     * Whether a token was made with this secret and its time is not over, for whichever gate. A caller that has to look
     * for the gate asks this first, so that somebody who only guesses learns nothing of what there is.
     *
     * @param token as it came in; may be anything
     * @throws LinkException where it is not good, at any gate
     */
    public void check(String token, Instant now) throws LinkException {
        byte[] bytes = bytes(token);
        checkSignature(bytes);
        checkTime(bytes, now);
    }

    /**
     * Who may decide at the gate by this token, spelled as the gate does.
     *
     * @param token as it came in; may be anything
     * @param run id of the flow run whose gate it is
     * @throws LinkException where the token is not good for this gate now
     */
    public String verify(String token, String run, Gate gate, Instant now) throws LinkException {
        byte[] bytes = bytes(token);
        checkSignature(bytes);
        if (!MessageDigest.isEqual(gateDigest(run, gate), digestAt(bytes, Long.BYTES))) {
            throw new LinkException(LinkException.Reason.OTHER_GATE);
        }
        checkTime(bytes, now);
        byte[] digest = digestAt(bytes, Long.BYTES + DIGEST);
        return gate.people().stream()
                .filter(name -> MessageDigest.isEqual(personDigest(run, gate, name), digest))
                .findFirst()
                .orElseThrow(() -> new LinkException(LinkException.Reason.OTHER_GATE));
    }

    private void checkSignature(byte[] token) throws LinkException {
        if (!MessageDigest.isEqual(signature(token), Arrays.copyOfRange(token, SIGNED, token.length))) {
            throw new LinkException(LinkException.Reason.WRONG_SIGNATURE);
        }
    }

    private static void checkTime(byte[] token, Instant now) throws LinkException {
        if (now.toEpochMilli() >= ByteBuffer.wrap(token).getLong()) {
            throw new LinkException(LinkException.Reason.EXPIRED);
        }
    }

    private static byte[] bytes(String token) throws LinkException {
        if (!token.startsWith(FORMAT) || token.length() != FORMAT.length() + ENCODED || token.indexOf('=') >= 0) {
            throw new LinkException(LinkException.Reason.MALFORMED);
        }
        try {
            return Base64.getUrlDecoder().decode(token.substring(FORMAT.length()));
        } catch (IllegalArgumentException e) {
            throw new LinkException(LinkException.Reason.MALFORMED);
        }
    }

    private static byte[] digestAt(byte[] token, int start) {
        return Arrays.copyOfRange(token, start, start + DIGEST);
    }

    private byte[] gateDigest(String run, Gate gate) {
        return Arrays.copyOf(hmac("gate", text(run), text(gate.id())), DIGEST);
    }

    private byte[] personDigest(String run, Gate gate, String person) {
        return Arrays.copyOf(hmac("person", text(run), text(gate.id()), text(Person.key(person))), DIGEST);
    }

    private byte[] signature(byte[] token) {
        return hmac("link", Arrays.copyOf(token, SIGNED));
    }

    /** Each use has its own label and each part its length in front, so that no two inputs read the same. */
    private byte[] hmac(String use, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(text("publish-flow approval link 1 " + use));
            for (byte[] part : parts) {
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
