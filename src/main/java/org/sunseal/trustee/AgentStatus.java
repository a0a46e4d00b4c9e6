package org.sunseal.trustee;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Times;

/**
 * What anybody may know of this agent, {@code GET /status}: how far it vouches for the log, its time, what it promised
 * and let go, and in full sentences what it waits for.
 */
final class AgentStatus {
    private final String id;
    private final ClockSources clock;
    private final Witness witness;
    private final Quorum quorum;
    private final Troubles troubles;

    AgentStatus(String id, ClockSources clock, Witness witness, Quorum quorum, Troubles troubles) {
        this.id = id;
        this.clock = clock;
        this.witness = witness;
        this.quorum = quorum;
        this.troubles = troubles;
    }

    /** Of a body that only witnesses. */
    byte[] ofWitness() {
        return CanonicalJson.writePretty(common());
    }

    /** Of a key trustee. */
    byte[] of(TrusteeDesk desk) {
        var json = common();
        json.put("batches", desk.batches());
        json.put("allotments", desk.allotments());
        json.put("allotmentsRefused", desk.allotmentsRefused());
        json.put("released", desk.released());
        json.put("holds", desk.holds().stream().map(Hold::json).toList());
        json.put("drawsReleased", desk.drawsReleased());
        json.put("drawsHeld", desk.drawsHeld());
        json.put("openClaims", desk.openClaims());
        return CanonicalJson.writePretty(json);
    }

    private Map<String, Object> common() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("clock", Times.format(clock.now()));
        json.put("clockInDoubt", clock.doubt().orElse(""));
        json.put("cosignedSize", witness.promise().size());
        json.put("cosignedAt", Times.format(witness.promise().at()));
        json.put("quorumSize", quorum.size());
        json.put("notCosigningBecause", witness.silence().orElse(""));
        json.put("troubles", troubles.current());
        return json;
    }
}
