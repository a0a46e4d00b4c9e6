package org.sunseal.trustee;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.Refusal;

/**
 * Why this trustee keeps its shares of one closed round for now, for whoever reads {@code /status}.
 *
 * @param rule the release rule of protocol 5.9 that speaks against it; {@code FAULT} when this agent failed to judge
 * @param why a sentence
 */
record Hold(String tender, String lot, int round, String closeSha256, String rule, String why) {

    static Hold of(Closing closing, Refusal refusal) {
        return new Hold(
                closing.tender(),
                closing.lot(),
                closing.round(),
                closing.sha256(),
                refusal.rule().name(),
                refusal.detail());
    }

    static Hold of(Closing closing, RuntimeException fault) {
        return new Hold(
                closing.tender(), closing.lot(), closing.round(), closing.sha256(), "FAULT", String.valueOf(fault));
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("closeSha256", closeSha256);
        json.put("rule", rule);
        json.put("why", why);
        return json;
    }
}
