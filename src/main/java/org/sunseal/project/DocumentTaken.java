package org.sunseal.project;

/**
 * Somebody who is not of the tender side downloaded a published document: later changes must reach them (EBM 22). Told
 * to whoever listens in the same transaction; who it was is nobody's to see before the deadline, so nothing of it is
 * kept here.
 *
 * @param account who, by the token's subject
 */
public record DocumentTaken(String tender, String document, String account) {}
