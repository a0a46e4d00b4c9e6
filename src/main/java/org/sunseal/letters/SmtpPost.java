package org.sunseal.letters;

import io.quarkus.logging.Log;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The mail server under {@code quarkus.mailer}, asked for one mail at a time and not for ever. */
@ApplicationScoped
class SmtpPost implements Post {
    private final ReactiveMailer mailer;
    private final LettersConfig config;

    SmtpPost(ReactiveMailer mailer, LettersConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    @Override
    public Outcome deliver(Mail mail) {
        try {
            mailer.send(io.quarkus.mailer.Mail.withText(mail.to(), mail.subject(), mail.text())
                            .setFrom(config.mailFrom().orElseThrow())
                            .addHeader("Message-ID", mail.messageId()))
                    .await()
                    .atMost(config.mailPatience());
            return Outcome.ACCEPTED;
        } catch (
                RuntimeException
                        e) { // whatever it was, the mail stays in the outbox, and the next attempt is the remedy
            return judge(e);
        }
    }

    /** Neither address nor text goes into the log: whose mail it is may tie somebody to a lot. */
    private static Outcome judge(RuntimeException failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException answer && answer.getReplyCode() > 0) {
                Log.infof("The mail server answered %d", answer.getReplyCode());
                return answer.isPermanent() ? Outcome.REFUSED : Outcome.DEFERRED;
            }
        }
        Log.infof("No answer from the mail server: %s", failed.getClass().getSimpleName());
        return Outcome.UNREACHABLE;
    }
}
