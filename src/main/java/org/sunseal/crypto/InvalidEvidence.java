package org.sunseal.crypto;

import java.io.Serial;

/**
 * Says that bytes which claim to prove something do not.
 *
 * <p>The code is kebab-case, stable and never reused, so that programs can tell one failure from another; the detail is
 * a sentence for people and may change. The message is both.
 */
public class InvalidEvidence extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String detail;

    public InvalidEvidence(String code, String detail) {
        super(code + ": " + detail);
        this.code = code;
        this.detail = detail;
    }

    public InvalidEvidence(String code, String detail, Throwable cause) {
        super(code + ": " + detail, cause);
        this.code = code;
        this.detail = detail;
    }

    /** What is wrong, as one stable kebab-case word group such as {@code bad-signature}. */
    public String code() {
        return code;
    }

    /** What is wrong, as a sentence. */
    public String detail() {
        return detail;
    }
}
