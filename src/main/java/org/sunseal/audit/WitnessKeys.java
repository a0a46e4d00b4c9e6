package org.sunseal.audit;

import org.sunseal.audit.proof.WitnessQuorum;

/** Tells whose cosignatures count, by the register in force. Implemented where the register is kept. */
public interface WitnessKeys {
    WitnessQuorum quorum();
}
