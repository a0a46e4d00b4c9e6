package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sunseal.project.web.RegisteredLot;

/** Hears what the capabilities above hear. */
@ApplicationScoped
class HeardEvents {
    private final List<EvaluationEvent> heard = new CopyOnWriteArrayList<>();

    void hear(@Observes EvaluationEvent event) {
        heard.add(event);
    }

    List<EvaluationEvent> about(RegisteredLot lot) {
        return heard.stream()
                .filter(event -> event.lot().tender().equals(lot.tender))
                .toList();
    }
}
