package org.sunseal.letters;

import org.jspecify.annotations.Nullable;

/**
 * What a mail says. One to somebody everybody may know of carries the letter; one to a sealed list carries nothing but
 * that there is a letter, because the server that relays it sees its address: it must not learn whose lot it is.
 */
record MailText(String subject, String text) {
    private static final String SEALED_SUBJECT = "您有一封新通知 / There is a new letter for you";
    private static final String SEALED_TEXT = """
            您在公共资源交易平台关注的项目有新通知，请登录平台，在“通知”中查阅。
            开标前谁获取了招标文件属于秘密，因此本邮件不写明项目名称，也不带附件。

            There is a new letter about a procedure you follow on the public resource trading platform.
            Log in and read it under “Letters”. Who took the documents is secret until the bids are opened:
            so this mail names no procedure and carries no attachment.
            """;

    static MailText of(Letter letter, @Nullable String page) {
        var wording = letter.wording();
        return letter.isForList()
                ? new MailText(SEALED_SUBJECT, SEALED_TEXT + link(page))
                : new MailText(
                        "%s / %s".formatted(wording.subjectZh(), wording.subjectEn()),
                        "%s\n\n%s\n%s".formatted(wording.bodyZh(), wording.bodyEn(), link(page)));
    }

    private static String link(@Nullable String page) {
        return page == null ? "" : "\n%s\n".formatted(page);
    }
}
