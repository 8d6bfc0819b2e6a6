package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What shall be run, read and checked as a whole before anything is sent.
 *
 * @param request what was asked for
 * @param flow complete, for this binary
 * @param folder what the files that the flow names are below
 * @param binary what is released; empty for a flow that needs none
 */
public record Plan(RunRequest request, Flow flow, Path folder, Optional<Binary> binary) {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /**
     * Reads flow and binary.
     *
     * @throws InputException where the binary, or the name of the flow, is not usable
     * @throws FlowFileException with everything that is wrong with the flow
     */
    public static Plan of(RunRequest request) throws IOException, FlowFileException {
        Optional<Binary> binary = Optional.ofNullable(request.binary()).map(BinaryFile::read);
        FlowChoice flow = FlowChoice.of(request.flow(), request.base());
        return new Plan(request, flow.read(request.variables(), binary), flow.folder(), binary);
    }

    /** The stores that the flow goes to. */
    public Set<Store> stores() {
        return StepCatalog.standard().stores(flow);
    }

    /** Where the run is kept: as asked for, or a folder that app, version, build and flow have for themselves. */
    public Path state() {
        if (request.state() != null) {
            return request.state();
        }
        Path folder = Path.of(".publish-flow");
        return binary.map(it -> folder.resolve(fileName(it.identifier() + "-" + it.version() + "-" + it.build())))
                .orElse(folder)
                .resolve(fileName(flow.name()));
    }

    /** Where the report is written: as asked for, or with the run. */
    Path report() {
        return request.report() != null ? request.report() : state();
    }

    /** A run of it that has not begun. */
    FlowRun begin(boolean rehearsal) {
        String id =
                ID.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 8);
        FlowRun.Origin origin = new FlowRun.Origin(System.getProperty("user.name"), null, null);
        return new FlowRun(id, flow, binary.orElse(null), request.variables(), rehearsal, origin);
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
