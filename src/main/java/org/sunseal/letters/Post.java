package org.sunseal.letters;

/** Hands mails to a mail server. */
interface Post {
    /**
     * One mail to one address. Whoever gets the same mail twice, because an answer was lost, sees it by its id.
     *
     * @param messageId as its header has it, angle brackets included
     */
    record Mail(String messageId, String to, String subject, String text) {}

    /** What became of a mail. */
    enum Outcome {
        /** The server answers for it from now on (RFC 5321, 4.2.5). */
        ACCEPTED,
        /** The server will never take it: code 5yz. */
        REFUSED,
        /** The server does not take it now: code 4yz. */
        DEFERRED,
        /** There is no server, or its last word was not heard; the mail may have arrived all the same. */
        UNREACHABLE;

        /** Whether the mail is done with. */
        boolean isFinal() {
            return this == ACCEPTED || this == REFUSED;
        }
    }

    Outcome deliver(Mail mail);
}
