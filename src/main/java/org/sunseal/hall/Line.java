package org.sunseal.hall;

import java.util.concurrent.CompletionStage;

/** What connects a spectator with us. */
public interface Line {
    /** Sends a message; done when the network has taken it, failed when the line is gone. */
    CompletionStage<?> send(String message);

    /** Ends it. */
    void hangUp();
}
