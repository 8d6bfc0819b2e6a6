package io.jenkins.plugins.publishflow.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a sandbox gives each of its stores.
 *
 * @param clock its time
 * @param keys a folder where the store keeps the keys that it hands out, so that they are the same after a restart; null
 *     where they need not be
 * @param uploads a folder for bytes that come in, for no longer than the sandbox runs; made when it is needed
 * @param baseUrl where the server listens; asked at each answer
 * @param saver saves what the store holds, on its way to the disk before the answer goes out
 */
public record StorePlace(
        Clock clock, @CheckForNull Path keys, Path uploads, Supplier<URI> baseUrl, Consumer<ObjectNode> saver) {}
