package io.jenkins.plugins.publishflow.jenkins.approval;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the links to the decision page in the text of a mail. */
public final class MailedLink {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/publish-flow-approval/\\S+");

    private MailedLink() {}

    /** Every link in the text, in order. */
    public static Set<String> in(String text) {
        return LINK.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
