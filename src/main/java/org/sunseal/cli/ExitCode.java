package org.sunseal.cli;

/** How a command ended, for scripts. Numbers are never reused. */
public enum ExitCode {
    /** Done, and whatever could be checked holds. */
    OK(0, "done, and everything checked holds"),
    /** A check failed, or the platform refused; the reason was printed. */
    REFUSED(1, "a check failed, or the platform refused"),
    /** The command line is wrong, or a file named on it is not usable. */
    USAGE(2, "the command line is wrong"),
    /** A file, the platform or another service could not be read or reached; trying again may help. */
    UNREACHABLE(3, "a file or service could not be read or reached"),
    /** The platform has stored it, but the proof is not complete yet: run the same command again. */
    PENDING(4, "stored, but not yet proved: run the same command again"),
    /** A defect of this tool. */
    FAULT(70, "a defect of this tool");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** For the help text. */
    String meaning() {
        return meaning;
    }
}
