package org.sunseal.opening;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes a closed round as far as it can go: forms first, so that prices can be read out at once, then the files in the
 * background, then the record. Each step keeps its result and looks there first, so it can be asked again at any time
 * and on any node.
 */
@ApplicationScoped
public class OpenBids {
    private final ClosedRounds closed;
    private final ReadOutForms forms;
    private final OpenFiles files;
    private final DrawUpRecord record;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    OpenBids(ClosedRounds closed, ReadOutForms forms, OpenFiles files, DrawUpRecord record) {
        this.closed = closed;
        this.forms = forms;
        this.files = files;
        this.record = record;
    }

    /**
     * Does what can be done now, without keeping the caller waiting; nothing while the same round is being worked on.
     */
    public void advance(String closeSha256) {
        if (running.add(closeSha256)) {
            background.execute(() -> {
                try {
                    run(closeSha256);
                } catch (RuntimeException e) { // the round stays due: the next tick tries again
                    Log.errorf(e, "Opening under CLOSE %s stopped", closeSha256);
                } finally {
                    running.remove(closeSha256);
                }
            });
        }
    }

    private void run(String closeSha256) {
        var round = closed.require(closeSha256);
        var ready = !round.enoughBids() || (forms.readOut(round) && files.open(round));
        if (ready) {
            record.drawUp(round);
        }
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }
}
