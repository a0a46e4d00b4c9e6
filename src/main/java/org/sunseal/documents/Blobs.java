package org.sunseal.documents;

import java.io.IOException;
import java.io.InputStream;

/**
 * A store of blobs named by their SHA-256 in lower-case hex. What {@link #holds} is on durable storage, whole, and has
 * that digest.
 */
public interface Blobs {
    /**
     * Stores all of a stream.
     *
     * @return its SHA-256
     */
    String keep(InputStream content) throws IOException;

    boolean holds(String sha256);

    /**
     * The number of bytes.
     *
     * @throws org.sunseal.kernel.Refused {@code no-such-blob}
     */
    long size(String sha256);

    /**
     * The bytes; the caller closes the stream.
     *
     * @throws org.sunseal.kernel.Refused {@code no-such-blob}
     */
    InputStream read(String sha256) throws IOException;

    /** Forgets a blob; nothing happens when there is none. */
    void delete(String sha256) throws IOException;

    /** How many bytes of an upload have come so far; 0 for one that never began. */
    long offset(String upload) throws IOException;

    /**
     * Takes the next part of an upload. When the last part has come the whole is checked, made durable and found under
     * its digest.
     *
     * @param upload 64 hex digits the caller chose; two uploaders of the same blob must choose differently, so that
     *     neither can spoil the other's
     * @param sha256 what the whole is to have
     * @param from where this part begins; 0 begins the upload anew
     * @param total bytes of the whole
     * @return the offset after this part; equal to {@code total} when the blob is stored
     * @throws org.sunseal.kernel.Refused {@code upload-offset}, {@code upload-in-progress}, {@code upload-too-long} or
     *     {@code digest-mismatch}
     */
    long append(String upload, String sha256, long from, long total, InputStream part) throws IOException;
}
