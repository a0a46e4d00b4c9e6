package org.sunseal.cli.scenario.procedure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.Fields;

/** A bidder asks, the agency answers everybody, and nobody learns who asked. */
public final class AnswerQuestions {
    private static final String QUESTION = "招标文件第三章所列交付地点是否含卸货？";
    private static final String ANSWER = "含卸货，费用已在投标报价中考虑。";

    private final Ensemble ensemble;

    public AnswerQuestions(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    public void play(List<PlayedLot> lots) {
        ensemble.told().act("A question is answered to everybody");
        lots.forEach(this::play);
    }

    private void play(PlayedLot lot) {
        var told = ensemble.told();
        var bidders = lot.bidders(ensemble.cast());
        var asker = bidders.get(1);
        told.step("Somebody asks about %s; before the answer only the agency reads it".formatted(lot));
        var path = lot.path() + "/enquiries";
        var id = asker.api().post(path, Map.of("question", QUESTION)).text("id");
        Deviation.unless(!shown(ensemble.anyone(), path, id).has("question"), "Everybody reads an open question");
        var asked = shown(ensemble.cast().agency().api(), path, id);
        Deviation.unless(asked.text("question").equals(QUESTION), "The agency reads another question");
        told.step("The agency answers; question and answer are public, and who asked is not");
        ensemble.cast().agency().api().put(path + "/" + id + "/answer", Map.of("answer", ANSWER));
        Deviation.unless(
                shown(ensemble.anyone(), path, id).text("answer").equals(ANSWER), "The answer is not published");
        keepsQuiet(path, asker);
        for (var bidder : bidders) {
            Inbox.of(bidder).require("enquiry-answered", lot);
        }
        told.seen("every bidder that took the documents has a letter about it");
    }

    private void keepsQuiet(String path, Actor asker) {
        var read = new String(ensemble.anyone().bytes(path), StandardCharsets.UTF_8);
        var names = List.of(asker.name(), asker.creditCode(), asker.account());
        Deviation.unless(names.stream().noneMatch(read::contains), "The public page names who asked");
    }

    private static Fields shown(ApiClient api, String path, String id) {
        return api.list(path).stream()
                .filter(enquiry -> enquiry.text("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new Deviation("The question is not shown"));
    }
}
