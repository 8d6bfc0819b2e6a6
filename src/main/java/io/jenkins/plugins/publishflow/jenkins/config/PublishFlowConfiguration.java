package io.jenkins.plugins.publishflow.jenkins.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Failure;
import hudson.util.FormValidation;
import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * What holds for all releases of this Jenkins: the section <em>Publish Flow</em> under <em>Manage Jenkins, System</em>,
 * and {@code unclassified: publishFlow:} in Configuration as Code. For administrators alone, because keys are sent to
 * the addresses. Saved at each change. Holds no secret.
 */
@Extension
@Symbol("publishFlow")
public final class PublishFlowConfiguration extends GlobalConfiguration {

    private static final Logger LOGGER = Logger.getLogger(PublishFlowConfiguration.class.getName());

    private static final String APPROVAL_TIMEOUT = "10d";

    private static final String MAIL_SUBJECT = "Approval asked: {release}";

    private static final String MAIL_BODY = """
            {question}

            {facts}

            {notes}

            Your answer: {link}

            The link is for {approver} alone and holds until {ends}. Opening it decides nothing; the page behind it asks.

            Build: {build} {buildUrl}
            """.strip();

    private String appStoreUrl;
    private String googlePlayUrl;
    private String huaweiUrl;
    private String appcircleUrl;
    private String approvalTimeout;
    private String mailSubject;
    private String mailBody;

    public PublishFlowConfiguration() {
        load();
    }

    public static PublishFlowConfiguration get() {
        return ExtensionList.lookupSingleton(PublishFlowConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Publish Flow";
    }

    /**
     * What is saved, or the defaults. A file that was edited by hand may hold anything: time and texts then fall back to
     * the defaults; an address does not, see {@link StoreAccess#endpoint}.
     */
    @Override
    public synchronized void load() {
        appStoreUrl = "";
        googlePlayUrl = "";
        huaweiUrl = "";
        appcircleUrl = "";
        approvalTimeout = APPROVAL_TIMEOUT;
        mailSubject = MAIL_SUBJECT;
        mailBody = MAIL_BODY;
        super.load();
        approvalTimeout = sound(approvalTimeout, timeProblem(approvalTimeout), APPROVAL_TIMEOUT);
        mailSubject = sound(mailSubject, subjectProblem(mailSubject), MAIL_SUBJECT);
        mailBody = sound(mailBody, bodyProblem(mailBody), MAIL_BODY);
    }

    private String sound(String saved, Optional<String> problem, String ours) {
        problem.ifPresent(what -> LOGGER.log(
                Level.WARNING, "{0} holds ''{1}'', which is not used: {2}", new Object[] {getConfigFile(), saved, what
                }));
        return problem.isPresent() ? ours : saved;
    }

    /** All of the form or nothing of it. */
    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        try (BulkChange change = new BulkChange(this)) {
            req.bindJSON(this, json);
            change.commit();
            return true;
        } catch (IOException e) {
            throw new FormException("The settings cannot be saved: " + e.getMessage(), e, "publishFlow");
        } finally {
            load();
        }
    }

    /** Where App Store Connect is; empty for Apple's own address. */
    public synchronized String getAppStoreUrl() {
        return appStoreUrl;
    }

    /** @throws Failure where keys must not be sent there */
    @DataBoundSetter
    public void setAppStoreUrl(@CheckForNull String url) {
        String address = Util.fixNull(url).strip();
        refuse(addressProblem(Store.APP_STORE, address), "Address of App Store Connect");
        synchronized (this) {
            appStoreUrl = address;
        }
        save();
    }

    /** Where a store is; empty for its own address. */
    synchronized String address(Store store) {
        return switch (store) {
            case APP_STORE -> appStoreUrl;
            case GOOGLE_PLAY -> googlePlayUrl;
            case HUAWEI -> huaweiUrl;
            case APPCIRCLE -> appcircleUrl;
        };
    }

    /** Where Google Play is; empty for Google's own address. */
    public synchronized String getGooglePlayUrl() {
        return googlePlayUrl;
    }

    /** @throws Failure where keys must not be sent there */
    @DataBoundSetter
    public void setGooglePlayUrl(@CheckForNull String url) {
        String address = Util.fixNull(url).strip();
        refuse(addressProblem(Store.GOOGLE_PLAY, address), "Address of Google Play");
        synchronized (this) {
            googlePlayUrl = address;
        }
        save();
    }

    /** Judges an address while it is typed; for administrators. */
    @POST
    public FormValidation doCheckGooglePlayUrl(@QueryParameter String value) {
        return checked(Store.GOOGLE_PLAY, value);
    }

    /** Where AppGallery Connect is; empty for Huawei's own address. */
    public synchronized String getHuaweiUrl() {
        return huaweiUrl;
    }

    /** @throws Failure where keys must not be sent there */
    @DataBoundSetter
    public void setHuaweiUrl(@CheckForNull String url) {
        String address = Util.fixNull(url).strip();
        refuse(addressProblem(Store.HUAWEI, address), "Address of AppGallery Connect");
        synchronized (this) {
            huaweiUrl = address;
        }
        save();
    }

    /** Judges an address while it is typed; for administrators. */
    @POST
    public FormValidation doCheckHuaweiUrl(@QueryParameter String value) {
        return checked(Store.HUAWEI, value);
    }

    /** Where Appcircle is; empty for Appcircle's cloud at its own address. */
    public synchronized String getAppcircleUrl() {
        return appcircleUrl;
    }

    /** @throws Failure where keys must not be sent there */
    @DataBoundSetter
    public void setAppcircleUrl(@CheckForNull String url) {
        String address = Util.fixNull(url).strip();
        refuse(addressProblem(Store.APPCIRCLE, address), "Address of Appcircle");
        synchronized (this) {
            appcircleUrl = address;
        }
        save();
    }

    /** Judges an address while it is typed; for administrators. */
    @POST
    public FormValidation doCheckAppcircleUrl(@QueryParameter String value) {
        return checked(Store.APPCIRCLE, value);
    }

    /** How long people have for an answer where the flow does not say it, as it was written: {@code 10d}. */
    public synchronized String getApprovalTimeout() {
        return approvalTimeout;
    }

    /** The same as an amount of time. */
    public Duration approvalTime() {
        return Durations.parse(getApprovalTimeout());
    }

    /** @throws Failure where the text is no amount of time */
    @DataBoundSetter
    public void setApprovalTimeout(@CheckForNull String timeout) {
        String time = Util.fixNull(timeout).isBlank() ? APPROVAL_TIMEOUT : timeout.strip();
        refuse(timeProblem(time), "Time for approvals");
        synchronized (this) {
            approvalTimeout = time;
        }
        save();
    }

    /** The subject of mails that ask for an approval, with {@link MailPlaceholder}s; see {@link MailText}. */
    public synchronized String getMailSubject() {
        return mailSubject;
    }

    /** @throws Failure where it has a placeholder that does not exist */
    @DataBoundSetter
    public void setMailSubject(@CheckForNull String subject) {
        String text = Util.fixNull(subject).isBlank() ? MAIL_SUBJECT : subject.strip();
        refuse(subjectProblem(text), "Subject of approval mails");
        synchronized (this) {
            mailSubject = text;
        }
        save();
    }

    /** The text of mails that ask for an approval, with {@link MailPlaceholder}s; see {@link MailText}. */
    public synchronized String getMailBody() {
        return mailBody;
    }

    /** @throws Failure where it lacks the link, or has a placeholder that does not exist */
    @DataBoundSetter
    public void setMailBody(@CheckForNull String body) {
        String text = Util.fixNull(body).isBlank()
                ? MAIL_BODY
                : body.replace("\r\n", "\n").strip();
        refuse(bodyProblem(text), "Text of approval mails");
        synchronized (this) {
            mailBody = text;
        }
        save();
    }

    /** Used by config.jelly: the address that holds where none is given. */
    public String getOwnAppStoreUrl() {
        return StoreAccess.own(Store.APP_STORE).toString();
    }

    /** Likewise. */
    public String getOwnGooglePlayUrl() {
        return StoreAccess.own(Store.GOOGLE_PLAY).toString();
    }

    /** Likewise. */
    public String getOwnHuaweiUrl() {
        return StoreAccess.own(Store.HUAWEI).toString();
    }

    /** Likewise. */
    public String getOwnAppcircleUrl() {
        return StoreAccess.own(Store.APPCIRCLE).toString();
    }

    /** Judges an address while it is typed; for administrators. */
    @POST
    public FormValidation doCheckAppStoreUrl(@QueryParameter String value) {
        return checked(Store.APP_STORE, value);
    }

    private static FormValidation checked(Store store, String address) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return validation(addressProblem(store, Util.fixNull(address).strip()));
    }

    /** Judges an amount of time while it is typed; for administrators. */
    @POST
    public FormValidation doCheckApprovalTimeout(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return validation(Util.fixNull(value).isBlank() ? Optional.empty() : timeProblem(value));
    }

    /** Judges a subject while it is typed; for administrators. */
    @POST
    public FormValidation doCheckMailSubject(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return validation(subjectProblem(Util.fixNull(value)));
    }

    /** Judges a text while it is typed; for administrators. */
    @POST
    public FormValidation doCheckMailBody(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return validation(Util.fixNull(value).isBlank() ? Optional.empty() : bodyProblem(value));
    }

    private static Optional<String> addressProblem(Store store, String address) {
        return address.isEmpty() ? Optional.empty() : StoreAddress.problem(store, address);
    }

    private static Optional<String> timeProblem(String time) {
        try {
            Durations.parse(time);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> subjectProblem(String subject) {
        MailText text = new MailText(subject);
        return text.has(MailPlaceholder.LINK)
                ? Optional.of("Subjects of mails are seen by many; the link belongs in the text.")
                : unknown(text);
    }

    private static Optional<String> bodyProblem(String body) {
        MailText text = new MailText(body);
        return text.has(MailPlaceholder.LINK)
                ? unknown(text)
                : Optional.of("Without {link}, nobody can answer the mail.");
    }

    private static Optional<String> unknown(MailText text) {
        return text.unknown().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "There is no placeholder " + String.join(", ", text.unknown()) + "; the help lists them.");
    }

    private static FormValidation validation(Optional<String> problem) {
        return problem.map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    /** By an exception that reaches the page as its message, which a checked one does not do from a setter. */
    private static void refuse(Optional<String> problem, String title) {
        problem.ifPresent(what -> {
            throw new Failure(title + ": " + what);
        });
    }
}
