package io.jenkins.plugins.publishflow.sandbox.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults that are still to strike. Not saved: a restarted sandbox is in good health. Thread-safe. */
public final class Faults {

    private static final class Armed {
        private final Fault fault;
        private long seen;

        Armed(Fault fault) {
            this.fault = fault;
        }
    }

    private final List<Armed> armed = new ArrayList<>();

    /** Sets one more fault; of several that fit a request, the one set first strikes. */
    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    /** Takes all faults back. */
    public synchronized void clear() {
        armed.clear();
    }

    /** Those that are still to strike, in the order they were set. */
    public synchronized List<Fault> pending() {
        return armed.stream().map(each -> each.fault).toList();
    }

    /** The fault that strikes this request, if any; counts the request. */
    synchronized Optional<Fault> strike(Request request) {
        Fault struck = null;
        for (Iterator<Armed> each = armed.iterator(); each.hasNext(); ) {
            Armed candidate = each.next();
            Fault fault = candidate.fault;
            if (!fault.fits(request)) {
                continue;
            }
            long position = fault.isSelective() ? ++candidate.seen : request.number();
            if (position >= fault.nth() + fault.times() - 1) {
                each.remove();
            }
            if (struck == null && position >= fault.nth() && position < fault.nth() + fault.times()) {
                struck = fault;
            }
        }
        return Optional.ofNullable(struck);
    }
}
