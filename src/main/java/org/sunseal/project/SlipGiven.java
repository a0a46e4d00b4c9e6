package org.sunseal.project;

import java.util.UUID;
import org.sunseal.project.proof.Slip;

/**
 * The centre answered a registration, told to whoever listens in the same transaction.
 *
 * @param agency the organisation that handed it in
 */
public record SlipGiven(UUID agency, Slip slip) {}
