package org.sunseal.experts.web;

import org.sunseal.experts.AnswerInvitation.Invitation;
import org.sunseal.trade.LegalTime;

/**
 * What the link of an invitation's letter leads to, as HTML without script: time and place, a button for a yes, and the
 * statement to sign for a no.
 */
record InvitationPage(Invitation invitation) {
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>评标邀请 · Sunseal</title>
            <style>
            * { box-sizing: border-box }
            body { font: 1rem/1.7 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 0; color: #1f1f1f; background: #fff; overflow-wrap: anywhere }
            main { max-width: 40rem; margin: 0 auto; padding: 1rem }
            h1 { font-size: 1.5rem; line-height: 1.3 }
            h2 { font-size: 1.125rem; margin-top: 2rem }
            [lang=en] { display: block; color: #595959; font-size: .9375em; font-weight: 400; line-height: 1.5 }
            dl { display: grid; grid-template-columns: minmax(5rem, max-content) 1fr; gap: .25rem 1rem }
            dd { margin: 0 }
            a { color: #0b57a4; text-underline-offset: .2em }
            button { font: inherit; min-height: 2.75rem; padding: 0 1.5rem; color: #fff; background: #0b57a4; border: 0; border-radius: .25rem }
            textarea { font: .875rem/1.4 ui-monospace, monospace; width: 100%; margin: .5rem 0; display: block }
            pre { white-space: pre-wrap; background: #f4f4f4; padding: .75rem }
            button.second { color: #0b57a4; background: #fff; border: 1px solid #0b57a4 }
            :focus-visible { outline: 3px solid #0b57a4; outline-offset: 2px }
            </style>
            </head>
            <body>
            <main>
            <h1>评标邀请 <span lang="en">Invitation to a committee</span></h1>
            <p>您被随机抽取参加评标。为防止泄密，此处不显示项目名称。
            <span lang="en">You have been drawn for a committee. The project is not named here.</span></p>
            <dl>
            <dt>时间 <span lang="en">Time</span></dt><dd>{at}（北京时间） <span lang="en">Asia/Shanghai</span></dd>
            <dt>地点 <span lang="en">Place</span></dt><dd>{place}</dd>
            <dt>状态 <span lang="en">State</span></dt><dd>{state}</dd>
            </dl>
            {answer}
            </main>
            </body>
            </html>
            """;
    private static final String ANSWER = """
            <p>请于 {by} 前答复；逾期未答复视为不参加。
            <span lang="en">Please answer before {by}; no answer counts as a decline.</span></p>
            <form method="post" action="/invitations/{id}/acceptance">
            <button>参加 Accept</button>
            </form>
            <h2>不参加 <span lang="en">Decline</span></h2>
            <p>1. 下载<a href="/invitations/{id}/statement" download="statement.json">谢绝声明</a>，用您登记的证书签名。任何人都不能代您谢绝。
            <span lang="en">Download the statement and sign it with the certificate you registered. Nobody can decline in your name.</span></p>
            <pre><code>openssl cms -sign -binary -cades -md sha256 -in statement.json -signer me.crt -inkey me.key -outform PEM</code></pre>
            <form method="post" action="/invitations/{id}/refusal">
            <label>2. 粘贴签名 <span lang="en">Paste the signature</span>
            <textarea name="signature" rows="6" required placeholder="-----BEGIN CMS-----"></textarea></label>
            <button class="second">不参加 Decline</button>
            </form>
            """;

    String html() {
        return PAGE.replace("{at}", LegalTime.minute(invitation.evaluationAt()))
                .replace("{state}", state())
                .replace("{answer}", invitation.state().equals("INVITED") ? ANSWER : "")
                .replace("{by}", LegalTime.minute(invitation.answerBy()))
                .replace("{id}", invitation.id().toString())
                .replace("{place}", escaped(invitation.place())); // last: a place may be called anything
    }

    private String state() {
        return switch (invitation.state()) {
            case "INVITED" -> "待答复 <span lang=\"en\">not answered yet</span>";
            case "ACCEPTED" -> "已接受 <span lang=\"en\">accepted</span>";
            default -> "已结束 <span lang=\"en\">over</span>";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
