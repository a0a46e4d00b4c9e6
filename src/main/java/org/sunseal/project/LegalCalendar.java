package org.sunseal.project;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.sunseal.kernel.SandboxClock;
import org.sunseal.trade.WorkCalendar;

/** Which calendar counts: published years alone, and in a sandbox, whose clock can be moved, provisional ones too. */
@Singleton
class LegalCalendar {
    @Produces
    @Singleton
    WorkCalendar calendar(Instance<SandboxClock> sandbox) {
        return sandbox.isResolvable() ? WorkCalendar.withProvisionalYears() : WorkCalendar.published();
    }
}
