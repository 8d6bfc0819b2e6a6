package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.UploadTicket.Part;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that uploads one file in eight parts, to be run with little memory. */
final class LargeUpload {

    private static final int PARTS = 8;

    private LargeUpload() {}

    /** @param arguments the storage's address and the file */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        long size = Files.size(file);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            long offset = size / PARTS * i;
            long length = i == PARTS - 1 ? size - offset : size / PARTS;
            parts.add(new Part(i, "PUT", URI.create(arguments[0] + "/" + i), offset, length, Map.of()));
        }
        new TicketUploader(UploadSettings.DEFAULT, Clock.systemUTC())
                .upload(
                        new UploadTicket(Store.APP_STORE, "large", size, parts, null),
                        file,
                        (sent, total) -> {},
                        ExchangeListener.NONE);
        System.out.println("sent " + size);
    }
}
