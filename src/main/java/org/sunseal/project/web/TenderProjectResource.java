package org.sunseal.project.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.identity.CreditCode;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.Organisations;
import org.sunseal.identity.Party;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.LotPlan;
import org.sunseal.project.Lots;
import org.sunseal.project.RegisterTenderProject;
import org.sunseal.project.TenderProject;
import org.sunseal.project.TenderProjects;
import org.sunseal.trade.Category;
import org.sunseal.trade.Region;
import org.sunseal.trade.TradeKind;

@Path("/api/tender-projects")
class TenderProjectResource {
    private final RegisterTenderProject register;
    private final TenderProjects projects;
    private final Lots lots;
    private final Organisations organisations;
    private final Visibility visibility;
    private final Party party;

    TenderProjectResource(
            RegisterTenderProject register,
            TenderProjects projects,
            Lots lots,
            Organisations organisations,
            Visibility visibility,
            Party party) {
        this.register = register;
        this.projects = projects;
        this.lots = lots;
        this.organisations = organisations;
        this.visibility = visibility;
        this.party = party;
    }

    @POST
    @RolesAllowed("agency")
    @ResponseStatus(201)
    @Operation(operationId = "registerTenderProject", summary = "Register a tender project for a tenderee")
    public Registered register(@Valid @NotNull NewProject asked) {
        var facts = new TenderProject.Facts(
                asked.code(),
                asked.name(),
                asked.kind() == null ? TradeKind.unlessTold() : asked.kind(),
                asked.region() == null ? Region.NATIONAL : new Region(asked.region()),
                asked.project());
        var project = register.register(party, facts, new CreditCode(asked.tenderee()));
        return new Registered(project.code());
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "tenderProjects", summary = "The published tender projects, newest first, page by page")
    public List<Shown> published(@BeanParam @Valid PageAsked asked) {
        return shown(projects.published(asked.page(), asked.size()));
    }

    @GET
    @Path("/mine")
    @RolesAllowed({"agency", "tenderee"})
    @Transactional
    @Operation(
            operationId = "myTenderProjects",
            summary =
                    "The tender projects the caller's organisation runs or has run for it, published or not, page by page")
    public List<Shown> mine(@BeanParam @Valid PageAsked asked) {
        return shown(projects.ownedBy(party.organisation(), asked.page(), asked.size()));
    }

    @GET
    @Path("/{tender}")
    @PermitAll
    @Transactional
    @Operation(operationId = "tenderProject", summary = "One tender project with its lots")
    public Shown one(@PathParam("tender") String tender) {
        return shown(List.of(visibility.require(tender))).getFirst();
    }

    @POST
    @Path("/{tender}/lots")
    @RolesAllowed("agency")
    @ResponseStatus(201)
    @Operation(operationId = "planLot", summary = "Plan a lot; it is seen from its first notice on")
    public LotShown plan(@PathParam("tender") String tender, @Valid @NotNull NewLot asked) {
        var slotClass = asked.classOfSlots() == null ? "default" : asked.classOfSlots();
        var estimate = asked.estimate() == null ? BigDecimal.ZERO : asked.estimate();
        var plan = new LotPlan(asked.name(), asked.minimumBids(), slotClass, asked.category(), estimate);
        var lot = register.plan(party, new LotKey(tender, asked.lot()), plan);
        return LotShown.of(lot);
    }

    /** All of a page with three queries, however many there are. */
    private List<Shown> shown(List<TenderProject> page) {
        var named = organisations
                .all(page.stream()
                        .flatMap(project -> Stream.of(project.agency(), project.tenderee()))
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::name));
        var planned = lots.of(page.stream().map(TenderProject::code).toList()).stream()
                .collect(Collectors.groupingBy(lot -> lot.key().tender()));
        return page.stream()
                .map(project -> shown(
                        project, named, planned.getOrDefault(project.code(), List.of()), visibility.isOwn(project)))
                .toList();
    }

    private static Shown shown(TenderProject project, Map<UUID, String> named, List<Lot> lots, boolean isOwn) {
        return new Shown(
                project.code(),
                project.name(),
                project.kind(),
                project.region().code(),
                project.project().orElse(null),
                named.getOrDefault(project.agency(), ""),
                named.getOrDefault(project.tenderee(), ""),
                project.registeredAt(),
                lots.stream()
                        .filter(lot -> isOwn || lot.noticeVersion() > 0)
                        .map(LotShown::of)
                        .toList());
    }

    /**
     * A tender project to be registered.
     *
     * @param tenderee credit code
     * @param kind held by choice when absent
     * @param project code of the approved or budgeted project; needed where the kind demands a registration
     * @param region code of the division whose rules bind it; the national ones alone when absent
     */
    record NewProject(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String code,

            @NotBlank @Size(max = 300) String name,
            @NotBlank @Size(max = 18) String tenderee,
            @Nullable TradeKind kind,
            @Nullable @Size(max = 6) String region,
            @Nullable @Size(max = 64) String project) {}

    /**
     * A lot to be planned.
     *
     * @param classOfSlots how many keys it is given: {@code small}, {@code default} or {@code crowd}; default when absent
     * @param category what is bought; needed where the kind demands to know
     * @param estimate the estimate or budget in yuan; needed where the kind demands to know
     */
    record NewLot(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String lot,

            @NotBlank @Size(max = 300) String name,
            @Min(1) int minimumBids,

            @Nullable @Pattern(regexp = "small|default|crowd")
            String classOfSlots,

            @Nullable Category category,

            @Nullable @Positive @Digits(integer = 17, fraction = 2)
            BigDecimal estimate) {}

    record Registered(String id) {}

    record Shown(
            String id,
            String name,
            TradeKind kind,
            String region,
            @Nullable String project,
            String agency,
            String tenderee,
            Instant registeredAt,
            List<LotShown> lots) {}
}
