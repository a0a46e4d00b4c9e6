package org.sunseal.trustee;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.Refusal;

/**
 * Why this trustee keeps its shares of one closed round for now, for whoever reads {@code /status}.
 *
 * @param rule the release rule of protocol 5.9 that speaks against it
 * @param why a sentence
 */
record Hold(String tender, String lot, int round, String closeSha256, Refusal.Rule rule, String why) {

    static Hold of(Closing closing, Refusal refusal) {
        return new Hold(
                closing.tender(), closing.lot(), closing.round(), closing.sha256(), refusal.rule(), refusal.detail());
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("closeSha256", closeSha256);
        json.put("rule", rule.name());
        json.put("why", why);
        return json;
    }
}
