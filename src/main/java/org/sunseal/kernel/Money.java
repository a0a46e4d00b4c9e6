package org.sunseal.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount to the minor unit of its currency. What would have to be rounded is not money and is rejected. */
public record Money(BigDecimal amount, Currency currency) {
    public Money {
        try {
            amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "%s %s has more decimals than the currency".formatted(currency, amount), e);
        }
    }

    /** Yuan, written as in an opening form: {@code 12345678.90}. */
    public static Money yuan(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("CNY"));
    }
}
