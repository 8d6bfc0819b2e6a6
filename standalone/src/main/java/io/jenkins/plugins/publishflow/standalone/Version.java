package io.jenkins.plugins.publishflow.standalone;

import picocli.CommandLine.IVersionProvider;

/** The version that the build has written into the jar. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"publish-flow " + (version == null ? "(not packaged)" : version)};
    }
}
