package org.sunseal.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** Several rules said no at once, so that a sender learns all of it in one answer. */
public class Refusals extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refused> refused;

    Refusals(List<Refused> refused) {
        super(refused.stream().map(Refused::detail).collect(Collectors.joining("; ")));
        this.refused = List.copyOf(refused);
    }

    /** At least two, in the order in which the rules were asked. */
    public List<Refused> refused() {
        return refused;
    }
}
