package org.sunseal.trade;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.sunseal.kernel.Refused;

/**
 * The unified transaction code (统一交易标识码): one for each transaction, in the whole country. Its last character is a
 * check after ISO 7064 MOD 37-2 over the class of trade, which is not printed, and all the rest.
 *
 * @param tradeClass three characters, such as {@code A01}
 * @param platform the 18-character credit code of the platform that gave it
 * @param on the day it was given, in the legal time zone
 * @param serial 0 to 999,999
 */
public record TransactionCode(String tradeClass, String platform, LocalDate on, int serial) {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
    private static final int MODULUS = 37;
    private static final Pattern TRADE_CLASS = Pattern.compile("[A-Z][0-9]{2}");
    private static final Pattern PLATFORM = Pattern.compile("[0-9A-Z]{18}");
    private static final Pattern PRINTED = Pattern.compile("([0-9A-Z]{18})-([0-9]{8})-([0-9]{6})-([0-9A-Z*])");

    /** @throws Refused {@code bad-transaction-code} when a part does not have its form */
    public TransactionCode {
        if (!TRADE_CLASS.matcher(tradeClass).matches()
                || !PLATFORM.matcher(platform).matches()
                || on.getYear() < 1000
                || on.getYear() > 9999
                || serial < 0
                || serial > 999_999) {
            throw refused("%s %s %s %d".formatted(tradeClass, platform, on, serial), "a part does not have its form");
        }
    }

    /**
     * Reads a printed code.
     *
     * @param tradeClass as the record says it, for the code itself does not
     * @throws Refused {@code bad-transaction-code} when the form is wrong or the check does not fit
     */
    public static TransactionCode parse(String tradeClass, String printed) {
        var parts = PRINTED.matcher(printed);
        if (!parts.matches()) {
            throw refused(printed, "it is written CREDIT-YYYYMMDD-NNNNNN-C");
        }
        var code = new TransactionCode(
                tradeClass, parts.group(1), day(printed, parts.group(2)), Integer.parseInt(parts.group(3)));
        if (code.check() != parts.group(4).charAt(0)) {
            throw refused(printed, "the check character does not fit");
        }
        return code;
    }

    /** The check character: 0 to 9, A to Z, or {@code *} for 36. */
    public char check() {
        var remainder = 0;
        for (var each : (tradeClass + platform + date() + number()).toCharArray()) {
            // Horner's scheme: doubling at each step weighs the characters without large powers
            remainder = (remainder + ALPHABET.indexOf(each)) * 2 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS + 1 - remainder) % MODULUS);
    }

    /** With hyphens, without the class: {@code CREDIT-YYYYMMDD-NNNNNN-C}. */
    @Override
    public String toString() {
        return "%s-%s-%s-%s".formatted(platform, date(), number(), check());
    }

    private String date() {
        return DateTimeFormatter.BASIC_ISO_DATE.format(on);
    }

    private String number() {
        return String.format(Locale.ROOT, "%06d", serial);
    }

    private static LocalDate day(String printed, String digits) {
        try {
            return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw refused(printed, "%s is no day".formatted(digits));
        }
    }

    private static Refused refused(String code, String why) {
        return new Refused(TradeRefusal.BAD_TRANSACTION_CODE, "%s is no transaction code: %s".formatted(code, why));
    }
}
