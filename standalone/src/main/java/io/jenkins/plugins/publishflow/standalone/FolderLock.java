package io.jenkins.plugins.publishflow.standalone;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that is this process's alone. The lock goes with the process, however it ends. */
public final class FolderLock implements Closeable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, and makes it where there is none.
     *
     * @param option what the folder was named with, for the message
     * @throws InputException where another process has it, or it cannot be written
     */
    public static FolderLock take(Path folder, String option) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new InputException("Another process is at work in " + folder
                        + ". Wait for it, or name another folder with " + option + ".");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new InputException(option + ": '" + folder + "' is no folder that can be written. Name another one.");
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
