package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.tasks.Mailer;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on the loopback that speaks as much SMTP as it takes to get mails, and keeps them for the test. */
public final class SmtpServer implements AutoCloseable {

    private final ServerSocket socket;
    private final BlockingQueue<MimeMessage> mails = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();

    /** Listens on a free port. */
    public SmtpServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "SMTP server of a test");
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes Jenkins' mailer send here. */
    public void setUp() {
        Mailer.DescriptorImpl mailer = Mailer.descriptor();
        mailer.setSmtpHost(socket.getInetAddress().getHostAddress());
        mailer.setSmtpPort(String.valueOf(socket.getLocalPort()));
    }

    /** The next so many mails are refused by the server. */
    public void refuse(int next) {
        refusals.set(next);
    }

    /** The next mail. Waits for it. */
    public MimeMessage next() throws InterruptedException {
        MimeMessage mail = mails.poll(60, TimeUnit.SECONDS);
        if (mail == null) {
            throw new AssertionError("no mail came in");
        }
        return mail;
    }

    /** How many mails are there that were not taken by {@link #next}. */
    public int waiting() {
        return mails.size();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII);
        say(out, "220 mail.example.com");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(Locale.ROOT);
            if (verb.startsWith("RCPT") && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                say(out, "451 try again later");
            } else if (verb.startsWith("DATA")) {
                say(out, "354 go on");
                keep(in);
                say(out, "250 taken");
            } else if (verb.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 fine");
            }
        }
    }

    private void keep(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        try {
            mails.add(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.toString().getBytes(StandardCharsets.ISO_8859_1))));
        } catch (jakarta.mail.MessagingException e) {
            throw new IOException(e);
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
