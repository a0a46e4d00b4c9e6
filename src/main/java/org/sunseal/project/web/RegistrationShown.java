package org.sunseal.project.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.Registration;
import org.sunseal.project.RegistrationEvent;

/**
 * A registration, for its parties and for officials.
 *
 * @param dueAt when the window has to have answered, exclusive; null while nothing waits or the limit is suspended
 * @param events what moved the limit since it was handed in
 */
record RegistrationShown(
        String tender,
        Registration.State state,
        @Nullable Instant submittedAt,
        @Nullable Instant dueAt,
        boolean overdue,
        List<Event> events) {

    /** Something that moved the time limit. */
    record Event(RegistrationEvent.Kind kind, int days, String ground, Instant at) {}

    static RegistrationShown of(Registration registration, List<RegistrationEvent> events, Instant now) {
        return new RegistrationShown(
                registration.tender(),
                registration.state(),
                registration.submittedAt().orElse(null),
                registration.dueAt().orElse(null),
                registration.dueAt().filter(due -> !now.isBefore(due)).isPresent(),
                events.stream()
                        .map(event -> new Event(event.kind(), event.days(), event.ground(), event.at()))
                        .toList());
    }
}
