package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.nio.file.Path;

/**
 * Where the files of a run are on this machine.
 *
 * @param binary the file of the binary, or null where the run has none
 * @param folder what the other files of the flow are below
 */
record ReleaseFiles(@CheckForNull Path binary, Path folder) {

    /**
     * The file whose bytes are to be sent.
     *
     * @throws StoreException of kind INPUT where a file other than the binary is not as it was when the run was made
     */
    Path find(Next.Send send) throws StoreException {
        Attachment attachment = send.attachment();
        if (attachment == null) {
            return binary;
        }
        Path file = folder.resolve(attachment.path());
        attachment.check(file);
        return file;
    }
}
