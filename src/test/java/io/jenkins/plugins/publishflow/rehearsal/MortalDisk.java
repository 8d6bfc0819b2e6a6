package io.jenkins.plugins.publishflow.rehearsal;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.ActivityLog;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.FlowRunStore;
import io.jenkins.plugins.publishflow.flow.SavedRun;
import java.io.IOException;
import java.util.List;

/**
 * What a process has saved, and the end of that process: from {@link #die} on nothing is saved, and the next try to save
 * ends it. Also counts the saves, so that it can die at one of them.
 */
final class MortalDisk implements FlowRunStore, ActivityLog {

    private final SavedRun saved = new SavedRun();
    private volatile boolean dead;
    private int saves;
    private int lastSave = Integer.MAX_VALUE;
    private boolean beforeSaving;

    /** Dies at that save, counted from 1. */
    void dieAtSave(int number, boolean before) {
        lastSave = number;
        beforeSaving = before;
    }

    void die() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    /** A new process, which finds what was saved. */
    void revive() {
        dead = false;
        lastSave = Integer.MAX_VALUE;
    }

    int saves() {
        return saves;
    }

    SavedRun saved() {
        return saved;
    }

    @Override
    public void save(FlowRun run) throws IOException {
        saves++;
        if (saves == lastSave && beforeSaving) {
            die();
        }
        live();
        saved.save(run);
        if (saves == lastSave) {
            die();
        }
    }

    @Override
    public void append(List<Activity> entries) {
        live();
        saved.append(entries);
    }

    private void live() {
        if (dead) {
            throw new Killed();
        }
    }
}
