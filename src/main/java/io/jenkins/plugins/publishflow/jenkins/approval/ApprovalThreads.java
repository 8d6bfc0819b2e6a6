package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.security.ACL;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.security.ImpersonatingScheduledExecutorService;

/**
 * Threads that may block for a while: raising an input can wait for a Pipeline that is still being loaded, and a mail
 * server may be slow. Kept apart from each other and from the threads of flow runs, none of which has to wait for them.
 */
final class ApprovalThreads {

    private static final ScheduledExecutorService INPUTS = pool("Publish Flow inputs");
    private static final ScheduledExecutorService MAILS = pool("Publish Flow mails");

    private ApprovalThreads() {}

    private static ScheduledExecutorService pool(String name) {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(
                2, new NamingThreadFactory(new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), name));
        pool.setKeepAliveTime(1, TimeUnit.MINUTES);
        pool.allowCoreThreadTimeOut(true);
        pool.setRemoveOnCancelPolicy(true);
        return new ImpersonatingScheduledExecutorService(pool, ACL.SYSTEM2);
    }

    /** Works on an input. */
    static void forInputs(Runnable work) {
        INPUTS.execute(work);
    }

    /** Works on an input later. */
    static void forInputs(Runnable work, Duration delay) {
        INPUTS.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends mail. */
    static void forMails(Runnable work) {
        MAILS.execute(work);
    }

    /** Sends mail later. */
    static void forMails(Runnable work, Duration delay) {
        MAILS.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
