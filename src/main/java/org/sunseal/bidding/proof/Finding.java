package org.sunseal.bidding.proof;

/**
 * One thing a check found wrong.
 *
 * @param code stable and kebab-case, the same whether the platform or an offline verifier says it
 * @param field the place in the message, for example {@code payload[3].digest}
 * @param detail a sentence for people
 */
public record Finding(String code, String field, String detail) {}
