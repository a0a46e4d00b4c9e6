package org.sunseal.cli;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/** The platform said no: a problem document of RFC 9457, or a bare status where there is none. */
public final class ApiProblem extends RuntimeException {
    private static final String TYPES = "urn:sunseal:problem:";

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;

    public ApiProblem(int status, String code, String detail) {
        super("%s [%s, HTTP %d]".formatted(detail, code, status));
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /**
     * The last part of the problem's type, such as {@code bidding-closed}; {@code http-<status>} without a document.
     */
    public String code() {
        return code;
    }

    /** What the platform said, as sentences. */
    public String detail() {
        return detail;
    }

    static ApiProblem read(int status, byte[] body) {
        try {
            var problem = Fields.of(CanonicalJson.readLoosely(body));
            var type = problem.optionalText("type").orElse("");
            return new ApiProblem(
                    status,
                    type.startsWith(TYPES) ? type.substring(TYPES.length()) : "http-" + status,
                    sentences(problem, status));
        } catch (InvalidEvidence e) {
            return new ApiProblem(status, "http-" + status, "The platform answered with status " + status);
        }
    }

    private static String sentences(Fields problem, int status) {
        var said = new ArrayList<String>();
        problem.optionalText("detail").or(() -> problem.optionalText("title")).ifPresent(said::add);
        for (var error : problem.has("errors") ? problem.list("errors") : List.<Fields>of()) {
            var place = error.optionalText("field").map(field -> field + ": ").orElse("");
            var sentence = error.optionalText("detail").or(() -> error.optionalText("code"));
            sentence.map(place::concat).filter(each -> !said.contains(each)).ifPresent(said::add);
        }
        return said.isEmpty() ? "The platform answered with status " + status : String.join("\n  ", said);
    }
}
