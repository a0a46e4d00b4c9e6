package org.sunseal.project;

import java.util.List;
import org.sunseal.kernel.Refused;

/** What a capability above demands of a lot's terms before they are announced. Every bean of this type is asked. */
public interface TermsCheck {
    /** Everything wrong with the terms, fields named as in their JSON; empty when nothing is. */
    List<Refused> refuse(Lot lot, LotTerms terms);
}
