package io.jenkins.plugins.publishflow.flow.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor says by the schema. */
class FlowSchemaTest {

    private static final String GOOD = """
            name: Release of ${APP}
            variables: { CHANNEL: 1.10, PEOPLE: , ON: true }
            steps:
              - inform
              - inform:
              - ask: { people: anna, minimum: "${N}", question: 1.10, timeout: 1h30m, name: Ask, id: a-1 }
              - ask: { people: [anna, 17], minimum: , timeout: "${T}" }
              - send: { groups: [QA], notes: { en-US: a }, notify: false }
              - send: { groups: "${G}", notes: a, notify: "${ON}" }
              - texts: { folder: metadata, timeout: PT5M }
              - submit: { release: afterApproval, earliest: "2026-03-01T09:00:00Z", pause: 10d }
              - submit:
                  release: ${R}
                  when: { after: always, variables: { CHANNEL: [a, 1.10] }, outputs: { a.b: false } }
            """;

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(new FlowSchema(ToyCatalog.CATALOG).json());

    @Test
    void isASchemaOfItsDraft() throws IOException {
        JsonSchema draft = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(URI.create(VersionFlag.V7.getId()));
        JsonNode standard = new ObjectMapper().readTree(new FlowSchema(StepCatalog.standard()).json());
        assertEquals(Set.of(), draft.validate(standard));
    }

    @Test
    void takesEveryFormOfAFlow() throws IOException {
        assertEquals(Set.of(), validate(schema, GOOD));
    }

    @ParameterizedTest
    @EnumSource
    void takesThePredefinedFlows(PredefinedFlow predefined) throws IOException {
        JsonSchema standard =
                JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(new FlowSchema(StepCatalog.standard()).json());
        assertEquals(Set.of(), validate(standard, predefined.source().text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: a",
                "steps: []",
                "steps: [informe]",
                "steps: [send]",
                "{steps: [inform], stage: 1}",
                "steps: [{inform: {colour: red}}]",
                "steps: [{inform: {}, ask: {}}]",
                "steps: [{send: {notify: true}}]",
                "steps: [{send: }]",
                "steps: [{send: {groups: QA, notify: 'yes'}}]",
                "steps: [{send: {groups: {a: b}}}]",
                "steps: [{send: {groups: QA, notes: [a]}}]",
                "steps: [{ask: {minimum: two}}]",
                "steps: [{submit: {release: never}}]",
                "steps: [{submit: {pause: soon}}]",
                "steps: [{submit: {pause: 5}}]",
                "steps: [{submit: {earliest: tomorrow}}]",
                "steps: [{inform: {id: a.b}}]",
                "steps: [{inform: {when: {}}}]",
                "steps: [{inform: {when: {after: sucess}}}]",
                "steps: [{inform: {when: {variables: a}}}]",
                "{steps: [inform], variables: {a-b: c}}",
                "{steps: [inform], variables: {a: [c]}}"
            })
    void refusesWhatTheReaderRefuses(String yaml) throws IOException {
        assertFalse(validate(schema, yaml).isEmpty());
    }

    private static Set<ValidationMessage> validate(JsonSchema schema, String yaml) throws IOException {
        return schema.validate(new YAMLMapper().readTree(yaml));
    }
}
