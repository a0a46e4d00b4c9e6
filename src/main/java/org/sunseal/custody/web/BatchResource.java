package org.sunseal.custody.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.custody.Batches;

/** The certified batches, for anybody. */
@Path("/api/batches/{batch}")
@PermitAll
@Produces(MediaType.APPLICATION_OCTET_STREAM)
class BatchResource {
    private final Batches batches;

    BatchResource(Batches batches) {
        this.batches = batches;
    }

    @GET
    @Path("/statement")
    @Operation(operationId = "getBatchStatement", summary = "The batch statement, signed by all trustees (CMS)")
    public byte[] statement(@PathParam("batch") String batch) {
        return batches.statement(batch);
    }

    @GET
    @Path("/keys")
    @Operation(operationId = "getBatchKeys", summary = "The public keys and commitments of the batch")
    public byte[] keys(@PathParam("batch") String batch) {
        return batches.get(batch).publicKeys();
    }
}
