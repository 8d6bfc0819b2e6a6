package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** A phased release to Huawei AppGallery, brought to everybody. */
class HuaweiPhasedDisturbanceTest extends HuaweiDisturbanceTest {

    @Override
    String steps() {
        return """
                - publishToHuawei: {phasedPercent: 10}
                - huaweiReleaseStatus: {}
                - huaweiRollout: {id: raise, action: raise, phasedPercent: 50, phasedDuration: 3d}
                - huaweiRollout: {id: pause, action: pause}
                - huaweiRollout: {id: resume, action: resume}
                - huaweiRollout: {id: complete, action: complete}
                """;
    }

    @Override
    void assertReleased(String held) {
        assertTrue(held.contains("onShelfCode=2") && !held.contains("phased"), held);
    }
}
