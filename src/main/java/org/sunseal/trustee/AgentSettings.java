package org.sunseal.trustee;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/**
 * What the agent's owner decides, {@code agent.json}.
 *
 * @param id the member's id in the register, such as {@code T1}
 * @param platform where the agent dials out to
 * @param port where its inbox listens on 127.0.0.1; 0 takes any free port
 * @param sandbox whether the clock may be moved by the owner's command (demonstrations only, protocol 5.0)
 * @param clockSources servers whose HTTP {@code Date} is compared with the machine's clock; they never set it
 */
public record AgentSettings(String id, URI platform, int port, boolean sandbox, List<URI> clockSources) {
    public AgentSettings {
        clockSources = List.copyOf(clockSources);
    }

    /** Reads the file in whatever spelling its owner edited it. */
    static AgentSettings read(byte[] json) {
        var fields = Fields.of(CanonicalJson.readLoosely(json));
        var sources = new ArrayList<URI>();
        if (fields.has("clockSources")) {
            fields.texts("clockSources").forEach(text -> sources.add(address("clockSources", text)));
        }
        var settings = new AgentSettings(
                fields.id("id"),
                address("platform", fields.text("platform")),
                fields.smallInteger("port"),
                fields.truth("sandbox"),
                sources);
        fields.end();
        return settings;
    }

    byte[] bytes() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("platform", platform.toString());
        json.put("port", port);
        json.put("sandbox", sandbox);
        if (!clockSources.isEmpty()) {
            json.put("clockSources", clockSources.stream().map(URI::toString).toList());
        }
        return CanonicalJson.writePretty(json);
    }

    private static URI address(String name, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("malformed-json", name + ": not an address: " + text, e);
        }
    }
}
