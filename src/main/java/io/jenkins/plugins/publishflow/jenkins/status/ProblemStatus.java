package io.jenkins.plugins.publishflow.jenkins.status;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A problem on the page and in the REST API. */
@ExportedBean
public final class ProblemStatus {

    private final Problem problem;

    ProblemStatus(Problem problem) {
        this.problem = problem;
    }

    @Exported
    public String getKind() {
        return problem.kind().name();
    }

    /** The stable name of the problem. */
    @Exported
    public String getCode() {
        return problem.code();
    }

    @Exported
    public String getWhat() {
        return problem.what();
    }

    @Exported
    @CheckForNull
    public String getWhere() {
        return problem.where();
    }

    @Exported
    public String getRemedy() {
        return problem.remedy();
    }

    /** What the store said, a line for each of its errors. */
    @Exported
    public List<String> getStoreErrors() {
        return problem.storeErrors().stream().map(StoreError::oneLine).toList();
    }
}
