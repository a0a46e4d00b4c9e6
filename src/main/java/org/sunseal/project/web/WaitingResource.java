package org.sunseal.project.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.project.Registrations;

@Path("/api/registrations")
class WaitingResource {
    private final Registrations registrations;
    private final Clock clock;

    WaitingResource(Registrations registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"centre", "regulator"})
    @Transactional
    @Operation(operationId = "registrations", summary = "What waits for the centre's window, the most urgent first")
    public List<RegistrationShown> waiting(@BeanParam @Valid PageAsked asked) {
        var now = clock.instant();
        return registrations.waiting(asked.page(), asked.size()).stream()
                .map(registration -> RegistrationShown.of(registration, registrations.eventsOf(registration), now))
                .toList();
    }
}
