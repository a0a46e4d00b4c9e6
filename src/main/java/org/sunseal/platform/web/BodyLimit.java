package org.sunseal.platform.web;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Bounds every body that is read into memory before the endpoint sees it; beyond that the answer is 413. An endpoint
 * that takes its body as a stream bounds what it reads itself.
 */
public class BodyLimit {
    /** Many times the largest there is: a bid, some 80 KB of manifest and signature in base64. */
    static final long MOST_BYTES = 1L << 20;

    /** Refuses what says it is too long, and cuts off what turns out to be. */
    @ServerRequestFilter
    public void bound(SimpleResourceInfo resource, ContainerRequestContext request, RoutingContext route) {
        if (Arrays.asList(resource.parameterTypes()).contains(InputStream.class)) {
            return;
        }
        if (request.getLength() > MOST_BYTES) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        route.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST_BYTES);
    }
}
