package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Problem.Kind;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What has to be right before the first byte is sent: file and ticket fit, and the parts cover the file just once. */
final class TicketCheck {

    private TicketCheck() {}

    static void check(UploadTicket ticket, Path file) throws StoreException {
        long size = size(file);
        if (size != ticket.fileSize()) {
            throw changed(file.getFileName() + " has " + size + " bytes, but the upload was prepared for "
                    + ticket.fileSize() + ".");
        }
        List<UploadTicket.Part> inOrder = ticket.parts().stream()
                .sorted(Comparator.comparingLong(UploadTicket.Part::offset))
                .toList();
        long covered = 0;
        for (UploadTicket.Part part : inOrder) {
            if (part.offset() != covered || part.length() < 1 || part.length() > size - covered) {
                throw bad(ticket, "its parts do not cover the file just once (" + part + ")");
            }
            if (!StoreUrl.isSafe(part.url())) {
                throw bad(ticket, "it names an address that is not HTTPS (" + part + ")");
            }
            covered += part.length();
        }
        if (covered != size) {
            throw bad(ticket, "its parts cover " + covered + " of " + size + " bytes");
        }
    }

    private static long size(Path file) throws StoreException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    static StoreException unreadable(Path file) {
        return new StoreException(new Problem(
                Kind.INPUT,
                "upload.file-unreadable",
                "The file " + file.getFileName() + " cannot be read.",
                file.toString(),
                "Check that the file is still there and may be read, then start the run again."));
    }

    static StoreException changed(String what) {
        return new StoreException(new Problem(
                Kind.INPUT,
                "upload.file-changed",
                what,
                null,
                "The file has changed since the run began. Bring back the file, or begin a new run with the new one."));
    }

    static StoreException bad(UploadTicket ticket, String why) {
        return new StoreException(new Problem(
                Kind.UNEXPECTED,
                "upload.bad-ticket",
                ticket.store().displayName() + " gave an upload that cannot be done: " + why + ".",
                "upload " + ticket.uploadId(),
                "Start the run again. If it happens again, report it to the maintainers."));
    }
}
