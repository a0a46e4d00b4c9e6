package org.sunseal.kernel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule said no. The detail is meant for the person who asked, so it holds nothing secret. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;
    private final @Nullable String field;

    public Refused(Reason reason, String detail) {
        this(reason, null, detail);
    }

    /** A refusal that concerns one field of what was sent, named as in its JSON, such as {@code rounds[1].openAt}. */
    public Refused(Reason reason, @Nullable String field, String detail) {
        super(detail);
        this.reason = reason;
        this.field = field;
    }

    /** Throws nothing for an empty list, the one refusal of a list of one, and {@link Refusals} for several. */
    public static void all(List<Refused> refused) {
        if (refused.size() == 1) {
            throw refused.getFirst();
        }
        if (!refused.isEmpty()) {
            throw new Refusals(refused);
        }
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
