package org.sunseal.platform.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Refusals;
import org.sunseal.kernel.Refused;

/**
 * The one place that makes problem documents (RFC 9457) of what went wrong. Refusals keep their detail, faults of ours
 * lose it.
 */
public class Problems {
    private static final String UNIQUE_VIOLATION = "23505";

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    public Response refused(Refused refused) {
        var items = refused.field().isPresent() ? List.of(item(refused)) : List.<Problem.Item>of();
        return answer(Problem.of(
                refused.reason().code(),
                refused.reason().title(),
                status(refused.reason().kind()),
                refused.detail(),
                items));
    }

    /**
     * Several refusals become one document named after the first; the worst kind does not matter, each item has its own
     * code.
     */
    @ServerExceptionMapper
    public Response refusals(Refusals refusals) {
        var first = refusals.refused().getFirst().reason();
        var items = refusals.refused().stream().map(Problems::item).toList();
        var detail = "%d rules refuse this; all are listed".formatted(items.size());
        return answer(Problem.of(first.code(), first.title(), status(first.kind()), detail, items));
    }

    @ServerExceptionMapper
    public Response invalidEvidence(InvalidEvidence invalid) {
        return answer(Problem.of(invalid.code(), "Evidence does not hold", 422, invalid.detail()));
    }

    @ServerExceptionMapper
    public Response violations(ConstraintViolationException invalid) {
        var items = invalid.getConstraintViolations().stream()
                .map(v -> new Problem.Item("invalid-field", field(v), v.getMessage()))
                .sorted(Comparator.comparing(item -> String.valueOf(item.field())))
                .toList();
        return answer(Problem.of("invalid-fields", "Fields are missing or malformed", 422, null, items));
    }

    @ServerExceptionMapper
    public Response json(JacksonException broken) {
        var status = broken instanceof StreamReadException ? 400 : 422;
        var items = broken instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? List.of(new Problem.Item("malformed-json", path(mapping), what(mapping)))
                : List.<Problem.Item>of();
        return answer(Problem.of("malformed-json", "Not the JSON expected here", status, what(broken), items));
    }

    /** Quarkus brings a mapper for this one of its own; naming it here replaces that. */
    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException wrong) {
        return json(wrong);
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException anonymous) {
        return unauthorized();
    }

    @ServerExceptionMapper
    public Response authenticationFailed(AuthenticationFailedException failed) {
        return unauthorized();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden) {
        return answer(Problem.of("forbidden-role", "Not for this role", 403, "Your account lacks the role this needs"));
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException thrown) {
        if (thrown.getCause() instanceof JacksonException broken) {
            return json(broken);
        }
        var status = thrown.getResponse().getStatus();
        if (status >= 500) {
            return fault(thrown);
        }
        if (status < 400) {
            return thrown.getResponse();
        }
        var answer = answer(named(status));
        var later = thrown.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER);
        return later == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.RETRY_AFTER, later)
                        .build();
    }

    /** RESTEasy takes a query parameter it cannot read for a page that does not exist. */
    @ServerExceptionMapper
    public Response notFound(NotFoundException missing, UriInfo asked) {
        var items = unreadable(missing, asked.getQueryParameters());
        return items.isEmpty()
                ? web(missing)
                : answer(Problem.of("invalid-fields", "Fields are missing or malformed", 422, null, items));
    }

    /** The query parameters whose value is what could not be read: an unknown constant, an impossible date, no number. */
    static List<Problem.Item> unreadable(Throwable thrown, Map<String, List<String>> query) {
        return query.entrySet().stream()
                .filter(parameter -> parameter.getValue().stream().anyMatch(value -> isAbout(thrown, value)))
                .map(parameter -> new Problem.Item("invalid-field", parameter.getKey(), "There is no such value"))
                .sorted(Comparator.comparing(item -> String.valueOf(item.field())))
                .toList();
    }

    private static boolean isAbout(Throwable thrown, String value) {
        return switch (thrown.getCause()) {
            case null -> false;
            case DateTimeParseException date -> date.getParsedString().equals(value);
            case NumberFormatException number ->
                String.valueOf(number.getMessage()).contains("\"%s\"".formatted(value));
            case IllegalArgumentException constant ->
                String.valueOf(constant.getMessage()).endsWith("." + value);
            case Throwable wrapper -> isAbout(wrapper, value);
        };
    }

    /**
     * Looks behind the wrappers of transactions and proxies; what remains unknown is our own fault and is told to the
     * log only.
     */
    @ServerExceptionMapper
    public Response other(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Refused refused -> {
                    return refused(refused);
                }
                case Refusals refusals -> {
                    return refusals(refusals);
                }
                case InvalidEvidence invalid -> {
                    return invalidEvidence(invalid);
                }
                case OptimisticLockException lost -> {
                    return answer(Problem.of(
                            "changed-meanwhile",
                            "Changed meanwhile",
                            409,
                            "Somebody changed this meanwhile; read it again"));
                }
                case SQLException sql
                when UNIQUE_VIOLATION.equals(sql.getSQLState()) -> {
                    return answer(
                            Problem.of("already-there", "Already there", 409, "The same was registered a moment ago"));
                }
                case ClosedChannelException hungUp -> {
                    return hungUp();
                }
                case HttpClosedException hungUp -> {
                    return hungUp();
                }
                default -> {}
            }
        }
        return fault(thrown);
    }

    /** Nobody is left to read it, and nothing of ours went wrong: callers end while they send, ours too on Ctrl-C. */
    private Response hungUp() {
        return answer(named(400));
    }

    private Response fault(Throwable thrown) {
        var id = UUID.randomUUID();
        Log.errorf(thrown, "Fault %s", id);
        return answer(Problem.of("internal-error", "Our own fault", 500, "It is in our log as " + id));
    }

    private Response unauthorized() {
        var problem =
                Problem.of("unauthenticated", "Who are you?", 401, "Send a valid bearer token, or log in at /login");
        return Response.fromResponse(answer(problem))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private Problem named(int status) {
        return switch (status) {
            case 404 -> Problem.of("not-found", "Not found", 404, null);
            case 405 -> Problem.of("method-not-allowed", "Method not allowed", 405, null);
            case 406 -> Problem.of("not-acceptable", "Not acceptable", 406, null);
            case 413 -> Problem.of("too-large", "Too large", 413, null);
            case 415 -> Problem.of("unsupported-media-type", "Unsupported media type", 415, null);
            case 429 ->
                Problem.of("too-many-requests", "Too many requests", 429, "Ask again after the time in Retry-After");
            default -> Problem.of("bad-request", "The request cannot be read", status, null);
        };
    }

    private static int status(Kind kind) {
        return switch (kind) {
            case INVALID -> 422;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case TOO_LATE, CONFLICT -> 409;
            case UNAVAILABLE -> 503;
        };
    }

    private static Problem.Item item(Refused refused) {
        return new Problem.Item(refused.reason().code(), refused.field().orElse(null), refused.detail());
    }

    /**
     * The path below the resource method's parameter: {@code submit.sealed.signature} tells nobody anything before its
     * last parts.
     */
    private static String field(ConstraintViolation<?> violation) {
        var names = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Object::toString)
                .toList();
        return names.size() > 2 ? String.join(".", names.subList(2, names.size())) : names.getLast();
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** Jackson's own sentence names our classes; only its first line's beginning is for the sender. */
    private static @Nullable String what(JacksonException broken) {
        return switch (broken) {
            case UnrecognizedPropertyException unknown -> "Unknown field " + unknown.getPropertyName();
            case DatabindException wrong -> "A field has the wrong type or form";
            case JsonProcessingException syntax
            when syntax.getLocation() != null ->
                String.format(
                        Locale.ROOT,
                        "Not JSON at line %d, column %d",
                        syntax.getLocation().getLineNr(),
                        syntax.getLocation().getColumnNr());
            default -> null;
        };
    }

    private Response answer(Problem problem) {
        try {
            return Response.status(problem.status())
                    .type("application/problem+json")
                    .entity(json.writeValueAsBytes(problem))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem document is always writable", e);
        }
    }
}
