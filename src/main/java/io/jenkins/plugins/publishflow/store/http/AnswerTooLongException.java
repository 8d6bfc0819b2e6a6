package io.jenkins.plugins.publishflow.store.http;

import java.io.IOException;

/** An answer is longer than we read; no answer of a store is. */
final class AnswerTooLongException extends IOException {

    private static final long serialVersionUID = 1;

    AnswerTooLongException() {
        super("the answer is longer than " + StoreHttp.MAX_BODY + " bytes");
    }
}
