package io.jenkins.plugins.publishflow.flow.step.metadata;

import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends changes of texts, each once in a start of the step, and keeps account of them for the activity log. Takes few
 * in one call, so that a run with many languages can be stopped, and is saved, in between.
 */
final class MetadataWriter {

    private static final int MOST_IN_ONE_CALL = 10;
    private static final String ACCOUNT = "changes:";

    private final StepContext context;
    private int sent;

    MetadataWriter(StepContext context) {
        this.context = context;
    }

    /** Whether this call has sent anything. */
    boolean hasSent() {
        return sent > 0;
    }

    /** Whether this call has sent enough. */
    boolean isFull() {
        return sent >= MOST_IN_ONE_CALL;
    }

    /**
     * Sends one change. The caller has read in this very call what the store has, so that a change whose answer was lost
     * is seen there; a store that keeps a text in another form than it was sent in gets it once all the same.
     *
     * @param account what the change is counted to, such as {@code version}
     * @param what names the change for people
     */
    void send(String account, String what, StepContext.Send change) throws StoreException {
        String key = account + ":" + what + "@" + context.startedAt();
        List<String> changes = changes(account);
        if (!changes.contains(what)) {
            changes.add(what);
            context.note(ACCOUNT + account, String.join("\n", changes));
        }
        context.once(key, Optional::empty, () -> {
            sent++;
            return change.send();
        });
    }

    /** What has been changed so far, in earlier starts of the step too, for people. */
    List<String> changes(String account) {
        return new ArrayList<>(context.noted(ACCOUNT + account)
                .map(lines -> List.of(lines.split("\n")))
                .orElse(List.of()));
    }

    /** The texts that the store does not have in that form: attribute to text. */
    static Map<String, String> differences(Map<String, String> wanted, Map<String, String> there) {
        Map<String, String> differences = new TreeMap<>();
        wanted.forEach((attribute, text) -> {
            if (!text.equals(plain(there.getOrDefault(attribute, "")))) {
                differences.put(attribute, text);
            }
        });
        return differences;
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
