package org.sunseal.audit;

import java.security.cert.X509Certificate;
import org.sunseal.audit.proof.WitnessQuorum;

/** Tells whose cosignatures and time-stamps count, by the register in force. Implemented where the register is kept. */
public interface WitnessKeys {
    WitnessQuorum quorum();

    /** The certificate of the register's time-stamp authority. */
    X509Certificate timeStampAuthority();
}
