package io.jenkins.plugins.publishflow.rehearsal;

/** The process is dead: nothing that it does is saved any more. An error, so that nothing handles it on the way out. */
final class Killed extends Error {

    private static final long serialVersionUID = 1;

    Killed() {
        super("killed", null, false, false);
    }
}
