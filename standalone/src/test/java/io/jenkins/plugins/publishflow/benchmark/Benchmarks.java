package io.jenkins.plugins.publishflow.benchmark;

/** Runs all measurements and prints them. Takes a few minutes, and 5 GB of disk for files that it deletes. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        new UploadBenchmark().run();
        new RequestsBenchmark().run();
        new WaitingRunsBenchmark().run();
        new JournalBenchmark().run();
    }
}
