package io.jenkins.plugins.publishflow.store.huawei;

/** How far AppGallery Connect is with a package that has been added. */
public enum CompileState {
    /** Not known yet: Huawei lists the package a moment later. */
    UNKNOWN,
    COMPILING,
    DONE,
    FAILED
}
