package org.sunseal.disclosure.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.disclosure.Readings;
import org.sunseal.disclosure.Restricted;
import org.sunseal.identity.Party;

/**
 * Keeps the record of a reading between the making of an answer and its leaving. A refusal is no reading and leaves no
 * record; a record that cannot be kept lets no answer out. Bodies that are written later, such as packages, are written
 * after it as well.
 */
@Restricted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class RecordReading {
    private final Readings readings;
    private final Party reader;
    private final Instance<UriInfo> uri;

    RecordReading(Readings readings, Party reader, Instance<UriInfo> uri) {
        this.readings = readings;
        this.reader = reader;
        this.uri = uri;
    }

    @AroundInvoke
    Object answer(InvocationContext call) throws Exception {
        if (!Readings.oversees(reader.roles())) {
            return call.proceed();
        }
        var asked = asked(call); // a ground that cannot be taken is refused before anything is looked up
        var answer = call.proceed();
        if (!(answer instanceof Response response)
                || response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            readings.record(reader, asked);
        }
        return answer;
    }

    private Readings.Asked asked(InvocationContext call) {
        var named = parameters(call);
        var tender = named.remove("tender");
        if (tender == null) {
            throw new IllegalStateException("%s is restricted and names no tender".formatted(call.getMethod()));
        }
        return new Readings.Asked(
                call.getMethod().getAnnotation(Operation.class).operationId(),
                tender,
                named.remove("lot"),
                named,
                uri.get().getQueryParameters().getFirst("ground"));
    }

    private static Map<String, String> parameters(InvocationContext call) {
        var named = new TreeMap<String, String>();
        var parameters = call.getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            var name = parameters[i].getAnnotation(PathParam.class);
            if (name != null) {
                named.put(name.value(), String.valueOf(call.getParameters()[i]));
            }
        }
        return named;
    }
}
