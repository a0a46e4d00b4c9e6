package org.sunseal.cli.scenario;

import java.time.Duration;

/** How long each thing may take, in machine time, before it counts as not happening. */
public final class Patience {
    /** A tick of the log and a round trip to the witnesses. */
    public static final Duration WITNESSES = Duration.ofSeconds(60);
    /** Enough keys in stock, and four trustees' signatures; a first ceremony may still be running. */
    public static final Duration ALLOTMENT = Duration.ofMinutes(5);
    /** The closing job, its time-stamp and the witnesses. */
    public static final Duration CLOSING = Duration.ofMinutes(2);
    /** The trustees' releases, recombination, files and the record. */
    public static final Duration OPENING = Duration.ofMinutes(3);
    /** A job of the platform that finds something due; the slowest looks twice a minute. */
    public static final Duration STEP = Duration.ofSeconds(90);
    /** A program started beside this one. */
    public static final Duration PROGRAM = Duration.ofMinutes(2);
    /** How long something must fail to happen before the scenario believes that it does not. */
    public static final Duration NOTHING_HAPPENS = Duration.ofSeconds(12);

    private Patience() {}
}
