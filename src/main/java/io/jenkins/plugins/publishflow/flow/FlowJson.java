package io.jenkins.plugins.publishflow.flow;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The saved form of a flow run: JSON with ISO times in UTC. Reading passes over fields that a newer version wrote. */
public final class FlowJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Writes runs. */
    public static final ObjectWriter WRITER = MAPPER.writerFor(FlowRun.class);

    /** Reads runs. */
    public static final ObjectReader READER = MAPPER.readerFor(FlowRun.class);

    private FlowJson() {}
}
