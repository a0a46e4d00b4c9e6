package org.sunseal.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.experts.KnownCommittees;
import org.sunseal.opening.OpenedTender;
import org.sunseal.platform.Actor;
import org.sunseal.project.web.RegisteredLot;

/**
 * A lot whose bids are opened, with the committee that is to judge them.
 *
 * @param bidders in the order of their forms
 */
public record LotToEvaluate(RegisteredLot lot, EvaluatingCommittee committee, List<Actor> bidders) {
    /** Announces the lot under these terms and opens one bid for each form. */
    public static LotToEvaluate of(
            RegisteredLot lot,
            Map<String, Object> terms,
            List<OpeningForm> forms,
            KnownCommittees committees,
            Path temporary,
            Path clockFile)
            throws IOException, InterruptedException {
        lot.scheduled().upload("1.terms.json", terms);
        var notice = lot.notice(1, null, lot.openAt);
        lot.publish(notice).statusCode(202);
        var opened = OpenedTender.of(notice, temporary, clockFile, forms);
        return new LotToEvaluate(lot, EvaluatingCommittee.drawn(committees, lot.tender, lot.agency), opened.bidders());
    }

    /** @param declared what it says of itself as a small firm */
    public static OpeningForm form(String price, String declared) {
        return new OpeningForm(price, "CNY", "180", "合格", "保函", List.of(new OpeningForm.Item("中小企业声明", declared)));
    }
}
