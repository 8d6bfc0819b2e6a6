package io.jenkins.plugins.publishflow.jenkins.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import io.jenkins.plugins.casc.model.CNode;
import org.junit.jupiter.api.Test;

/** The settings as code: in, out, and in again. */
@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest {

    @Test
    @ConfiguredWithCode("configuration-as-code.yaml")
    void importSetsEverythingAndExportGivesItBack(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        PublishFlowConfiguration configuration = PublishFlowConfiguration.get();
        assertEquals("https://gate.example.com/app-store", configuration.getAppStoreUrl());
        assertEquals("3d", configuration.getApprovalTimeout());
        assertEquals("Please decide: {release}", configuration.getMailSubject());
        assertEquals("{question}\n\n{facts}\n\nDecide here: {link}", configuration.getMailBody());
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        CNode exported = Util.getUnclassifiedRoot(context).get("publishFlow");
        assertEquals(Util.toStringFromYamlFile(this, "exported.yaml"), Util.toYamlString(exported));
    }

    @Test
    void addressThatKeysMustNotBeSentToIsRefused(JenkinsConfiguredWithCodeRule jenkins) {
        String refused = getClass().getResource("refused.yaml").toString();
        ConfiguratorException refusal = assertThrows(
                ConfiguratorException.class, () -> ConfigurationAsCode.get().configure(refused));
        StringBuilder told = new StringBuilder();
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            told.append(cause.getMessage()).append('\n');
        }
        assertTrue(told.toString().contains("the address has to begin with https://"), told.toString());
        assertEquals("", PublishFlowConfiguration.get().getAppStoreUrl());
    }
}
