package org.sunseal.portal;

/**
 * A value beside its filter.
 *
 * @param count how many hits choosing it alone would bring, while the other filters stand
 */
public record Choice(String value, long count, boolean chosen) {}
