package org.sunseal.bench;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("bench")
class LogBenchIT {
    @Test
    void appends() throws Exception {
        LogBench.main(new String[] {System.getProperty("bench.log-seconds", "10")});
    }
}
