package org.sunseal.letters;

/** The lot a letter is about. */
public record Topic(String tender, String lot) {}
