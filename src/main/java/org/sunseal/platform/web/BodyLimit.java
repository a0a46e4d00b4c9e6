package org.sunseal.platform.web;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
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
    public void bound(SimpleResourceInfo resource, ContainerRequestContext request) {
        if (Arrays.asList(resource.parameterTypes()).contains(InputStream.class)) {
            return;
        }
        if (request.getLength() > MOST_BYTES) {
            throw tooLarge();
        }
        request.setEntityStream(new CutOff(request.getEntityStream()));
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }

    /** Bytes of a body that did not say how long it is. */
    private static final class CutOff extends FilterInputStream {
        private long left = MOST_BYTES;

        CutOff(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
