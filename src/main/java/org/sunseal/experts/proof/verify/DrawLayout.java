package org.sunseal.experts.proof.verify;

/**
 * The files of a draw's evidence. {@code replay.sh} draws again from them by
 * {@code sh replay.sh $(sed 's/^/-d /' declines) pool.tsv request.json $(cat sk) $(cat P) $(cat root)}.
 */
public final class DrawLayout {
    /** The log as LogCopy writes it. */
    public static final String LOG = "log";

    public static final String POOL = "pool.tsv";
    public static final String REQUEST = "request.json";
    public static final String TRACE = "trace.json";
    /** DRAW as the platform signed it. */
    public static final String DRAW = "draw.p7";
    /** The trustees' statement about the batch of the key, and the batch's public keys. */
    public static final String BATCH = "batch.p7";

    public static final String BATCH_KEYS = "batch-keys";
    /** One message per trustee that released. */
    public static final String RELEASES = "releases";

    /** For shells: the key, its point and the root in hexadecimal, the declines a line each. */
    public static final String SK = "sk";

    public static final String POINT = "P";
    public static final String ROOT = "root";
    public static final String DECLINES = "declines";
    public static final String README = "README.txt";

    private DrawLayout() {}

    public static String release(String trustee) {
        return RELEASES + "/" + trustee + ".p7";
    }
}
