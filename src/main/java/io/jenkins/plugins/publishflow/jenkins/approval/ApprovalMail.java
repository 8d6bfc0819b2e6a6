package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.Util;
import hudson.model.Run;
import hudson.tasks.Mailer;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.jenkins.config.MailPlaceholder;
import io.jenkins.plugins.publishflow.jenkins.config.MailText;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.EnumMap;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.plugins.mailer.tasks.MimeMessageBuilder;

/**
 * The mail that asks one person. Goes out by the server, sender and reply address of Jenkins' mailer, with the texts of
 * the configuration. Plain text, so that it reads the same everywhere and shows the whole link.
 */
final class ApprovalMail {

    private final Run<?, ?> build;
    private final Question question;
    private final String approver;
    private final String link;

    /** @param link the approver's own; a secret */
    ApprovalMail(Run<?, ?> build, Question question, String approver, String link) {
        this.build = build;
        this.question = question;
        this.approver = approver;
        this.link = link;
    }

    /** Whether Jenkins' mailer was told of a mail server; without one it would try this very machine. */
    static boolean isPossible() {
        return Util.fixEmptyAndTrim(Mailer.descriptor().getSmtpHost()) != null
                || System.getProperty("mail.smtp.host") != null;
    }

    /**
     * Sends it, and returns when the server has taken it. May block for the mailer's time-outs.
     *
     * @throws MessagingException where it did not
     */
    void send(String address) throws MessagingException {
        PublishFlowConfiguration texts = PublishFlowConfiguration.get();
        Map<MailPlaceholder, String> values = values();
        String charset = Mailer.descriptor().getCharset();
        MimeMessage mail = framed(charset);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        mail.setSubject(new MailText(texts.getMailSubject()).filledLine(values), charset);
        mail.setText(new MailText(texts.getMailBody()).filled(values), charset);
        mail.setHeader("Auto-Submitted", "auto-generated");
        Transport.send(mail);
    }

    /** Sender, reply address and mail server of the mailer. */
    private static MimeMessage framed(String charset) throws MessagingException {
        try {
            return new MimeMessageBuilder().setCharset(charset).buildMimeMessage();
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("Java does not know the charset of Jenkins' mailer, " + charset, e);
        }
    }

    private Map<MailPlaceholder, String> values() {
        Map<MailPlaceholder, String> values = new EnumMap<>(MailPlaceholder.class);
        values.put(MailPlaceholder.QUESTION, question.text());
        values.put(MailPlaceholder.APPROVER, approver);
        values.put(MailPlaceholder.RELEASE, question.facts().release());
        values.put(MailPlaceholder.FACTS, question.facts().lines());
        values.put(MailPlaceholder.NOTES, question.facts().noteLines());
        question.facts().binary().ifPresent(binary -> values.putAll(ofBinary(binary)));
        values.put(MailPlaceholder.LINK, link);
        values.put(MailPlaceholder.ENDS, question.ends());
        values.put(MailPlaceholder.BUILD, build.getFullDisplayName());
        values.put(MailPlaceholder.BUILD_URL, Util.fixNull(Jenkins.get().getRootUrl()) + build.getUrl());
        values.put(MailPlaceholder.STARTED_BY, question.facts().startedBy());
        return values;
    }

    private static Map<MailPlaceholder, String> ofBinary(Binary binary) {
        return Map.of(
                MailPlaceholder.APP, binary.displayName(),
                MailPlaceholder.VERSION, binary.version(),
                MailPlaceholder.BUILD_NUMBER, binary.build());
    }
}
