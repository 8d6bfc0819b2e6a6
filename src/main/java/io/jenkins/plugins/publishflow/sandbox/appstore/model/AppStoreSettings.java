package io.jenkins.plugins.publishflow.sandbox.appstore.model;

/**
 * How one sandboxed App Store Connect is set up; fixed while it runs.
 *
 * @param timing how long things take
 * @param requestsPerHour requests that one key may make in a rolling hour
 * @param partSize bytes of the larger upload parts
 * @param keepsBytes whether uploaded bytes are kept until the commit, to check the digest; without, they are counted
 *     and dropped, which suits measurements
 * @param closedTrains when an upload to a closed version train is refused
 */
public record AppStoreSettings(
        Timing timing, int requestsPerHour, long partSize, boolean keepsBytes, ClosedTrains closedTrains) {

    /** When Apple refuses an upload to a closed version train; both are reported. */
    public enum ClosedTrains {
        /** The reservation is refused with 409. */
        AT_RESERVATION,
        /** The upload fails in processing. */
        IN_PROCESSING
    }

    /** What a rehearsal goes by. */
    public static final AppStoreSettings USUAL =
            new AppStoreSettings(Timing.USUAL, 3600, 16L * 1024 * 1024, true, ClosedTrains.IN_PROCESSING);

    public AppStoreSettings timing(Timing other) {
        return new AppStoreSettings(other, requestsPerHour, partSize, keepsBytes, closedTrains);
    }

    public AppStoreSettings requestsPerHour(int other) {
        return new AppStoreSettings(timing, other, partSize, keepsBytes, closedTrains);
    }

    public AppStoreSettings partSize(long other) {
        return new AppStoreSettings(timing, requestsPerHour, other, keepsBytes, closedTrains);
    }

    public AppStoreSettings keepsBytes(boolean other) {
        return new AppStoreSettings(timing, requestsPerHour, partSize, other, closedTrains);
    }

    public AppStoreSettings closedTrains(ClosedTrains other) {
        return new AppStoreSettings(timing, requestsPerHour, partSize, keepsBytes, other);
    }
}
