package org.sunseal.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;

/**
 * The terms of a lot as structure: a tender document of its own, which the signed notice covers like any other.
 *
 * @param announcement what the announcement says, by field
 * @param documents how long the tender documents can be had
 * @param volumes how the tender documents are divided; none where they are not
 * @param bond how bidders secure their bids; {@code none} is all there is yet
 * @param ceilingPrice the highest price a bid may name (最高限价), in yuan
 * @param openingForm what is read out of each bid
 * @param qualification what a bidder must prove
 * @param responsiveness what a bid must answer
 * @param evaluation the section of its name, as it was read; {@code evaluation} checks and interprets it
 * @param addendum what a later version says of itself; absent in the first
 */
public record LotTerms(
        Map<String, String> announcement,
        Supply documents,
        List<Volume> volumes,
        String bond,
        @Nullable BigDecimal ceilingPrice,
        List<FormField> openingForm,
        List<Requirement> qualification,
        List<Requirement> responsiveness,
        Map<String, ?> evaluation,
        @Nullable Addendum addendum) {
    /** The one way to secure a bid so far. */
    public static final String NO_BOND = "none";

    public LotTerms {
        announcement = Collections.unmodifiableMap(new LinkedHashMap<>(announcement)); // in the order it is shown
        volumes = List.copyOf(volumes);
        openingForm = List.copyOf(openingForm);
        qualification = List.copyOf(qualification);
        responsiveness = List.copyOf(responsiveness);
    }

    /** From when until when the tender documents can be had. */
    public record Supply(Instant from, Instant until) {}

    /**
     * A volume of the tender documents (卷).
     *
     * @param files the documents it consists of, by the names they are stored under
     */
    public record Volume(String id, String title, List<String> files) {
        public Volume {
            files = List.copyOf(files);
        }
    }

    /**
     * A line of the opening form.
     *
     * @param label under which the bidder's opening form has it
     */
    public record FormField(String name, String label, Type type) {
        public enum Type {
            MONEY,
            DAYS,
            TEXT
        }
    }

    /** Something to be proved or answered, judged pass or fail. */
    public record Requirement(String id, String text) {}

    /**
     * What the agency answers for when it changes the terms.
     *
     * @param mayAffectBids whether the change can touch how a bid is drawn up (TBR 21)
     * @param changesSubject whether it changes what is bought, or who may bid
     */
    public record Addendum(boolean mayAffectBids, boolean changesSubject, String text) {}

    /**
     * Reads terms.
     *
     * @throws Refused or {@link org.sunseal.kernel.Refusals} {@code bad-terms}, one for each field that does not fit
     */
    public static LotTerms parse(byte[] json) {
        return new TermsReader(json).read();
    }

    /** The statement of a later version. */
    public Optional<Addendum> statement() {
        return Optional.ofNullable(addendum);
    }

    /** The highest price a bid may name. */
    public Optional<BigDecimal> ceiling() {
        return Optional.ofNullable(ceilingPrice);
    }
}
