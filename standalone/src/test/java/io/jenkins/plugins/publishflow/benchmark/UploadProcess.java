package io.jenkins.plugins.publishflow.benchmark;

import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.TicketUploader;
import io.jenkins.plugins.publishflow.store.http.UploadSettings;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A process of its own that sends one file by a ticket, so that its memory can be told from everything else's. */
final class UploadProcess {

    private UploadProcess() {}

    /** Arguments: the file of the ticket, the file to send. Prints nanoseconds of sending and the peak of memory in kB. */
    public static void main(String[] arguments) throws Exception {
        UploadTicket ticket;
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(Path.of(arguments[0])))) {
            ticket = (UploadTicket) in.readObject();
        }
        long began = System.nanoTime();
        new TicketUploader(UploadSettings.DEFAULT, Clock.systemUTC())
                .upload(ticket, Path.of(arguments[1]), (sent, total) -> {}, ExchangeListener.NONE);
        long took = System.nanoTime() - began;
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("0");
        System.out.println(took + " " + peak);
    }
}
