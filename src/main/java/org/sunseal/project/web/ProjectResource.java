package org.sunseal.project.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.identity.CreditCode;
import org.sunseal.identity.Party;
import org.sunseal.project.Project;
import org.sunseal.project.RegisterProject;
import org.sunseal.trade.Region;

@Path("/api/projects")
class ProjectResource {
    private final RegisterProject register;
    private final Party party;

    ProjectResource(RegisterProject register, Party party) {
        this.register = register;
        this.party = party;
    }

    @POST
    @RolesAllowed("agency")
    @ResponseStatus(201)
    @Operation(operationId = "registerProject", summary = "Register the approved or budgeted project behind tenders")
    public Shown register(@Valid @NotNull NewProject asked) {
        return Shown.of(register.register(party, new CreditCode(asked.tenderee()), asked.facts()));
    }

    /**
     * A project to be registered.
     *
     * @param tenderee credit code
     * @param approval number of the approval, the filing or the procurement plan
     * @param investment in yuan
     * @param stateFunded whether budget money makes it subject to compulsory tendering
     */
    record NewProject(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String code,

            @NotBlank @Size(max = 300) String name,
            @NotBlank @Size(max = 18) String tenderee,
            @NotBlank @Size(max = 6) String region,
            @NotBlank @Size(max = 200) String approval,
            @NotBlank @Size(max = 200) String fundSource,

            @NotNull @Positive @Digits(integer = 17, fraction = 2)
            BigDecimal investment,

            boolean stateFunded) {
        Project.Facts facts() {
            return new Project.Facts(code, name, new Region(region), approval, fundSource, investment, stateFunded);
        }
    }

    /**
     * A project.
     *
     * @param investment in yuan, as text
     */
    record Shown(
            String code,
            String name,
            String region,
            String approval,
            String fundSource,
            String investment,
            boolean stateFunded) {
        static Shown of(Project project) {
            return new Shown(
                    project.code(),
                    project.name(),
                    project.region().code(),
                    project.approval(),
                    project.fundSource(),
                    project.investment().toPlainString(),
                    project.isStateFunded());
        }
    }
}
