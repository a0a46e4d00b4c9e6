package org.sunseal.kernel;

/** Whether the machine's clock may decide what is late. */
public interface TrustedTime {
    /**
     * False once every reference that was asked says that the clock is too far off; nothing is closed or opened by such a
     * clock. Without references nobody can say so, and the clock is trusted.
     */
    boolean isTrusted();
}
