package org.sunseal.identity;

import org.sunseal.kernel.Refused;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last one a check over the others with the
 * weights 3^i mod 31. The letters I, O, S, V and Z are not used.
 */
public record CreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    /** @throws Refused {@code bad-credit-code} when a character is foreign or the check does not fit */
    public CreditCode {
        if (!isOne(value)) {
            throw refusal();
        }
    }

    /** Whether the characters are those of a code and the check fits. */
    static boolean isOne(String value) {
        return value.length() == LENGTH && value.charAt(LENGTH - 1) == check(value);
    }

    static Refused refusal() {
        return new Refused(
                IdentityRefusal.BAD_CREDIT_CODE,
                "creditCode",
                "Not a unified social credit code; the check character counts");
    }

    /** The code made of 17 given characters and their check character. */
    public static CreditCode completing(String seventeen) {
        return new CreditCode(seventeen + check(seventeen));
    }

    /** The check character over the first 17, or a space, which no code contains, when one of them is foreign. */
    private static char check(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = ALPHABET.indexOf(code.charAt(i));
            if (digit < 0) {
                return ' ';
            }
            sum += digit * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public String toString() {
        return value;
    }
}
