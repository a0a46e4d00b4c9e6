package org.sunseal.kernel;

import java.util.Locale;

/**
 * Why something was refused. Each capability implements this as one enum; a code is published and never renamed or
 * reused.
 */
public interface Reason {
    Kind kind();

    /** The constant's name; enums answer it by themselves. */
    String name();

    /**
     * The stable code in kebab-case, the last part of the problem's type: {@code BIDDING_CLOSED} becomes
     * {@code bidding-closed}.
     */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A few words for a human, the same for every refusal with this reason. */
    default String title() {
        var words = code().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
