import { Problem, Unreachable } from '../../../api/problem';
import type { Bytes } from '../../../sealing/bytes';
import { documentAddress, type StoredDocument } from './server';

/**
 * Stores a tender document and says how far it has come; `fetch` cannot tell that of what it sends.
 *
 * @param seen digest of the version that is replaced, null where there must be none; undefined replaces whatever is there
 */
export function upload(
  tender: string,
  name: string,
  content: Blob | Bytes,
  seen: string | null | undefined,
  onProgress: (share: number) => void = () => undefined,
): Promise<StoredDocument> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', documentAddress(tender, name));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    if (seen === null) {
      request.setRequestHeader('If-None-Match', '*');
    } else if (seen !== undefined) {
      request.setRequestHeader('If-Match', `"${seen}"`);
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status < 300) {
        resolve(body as StoredDocument);
      } else {
        reject(Problem.of(request.status, body));
      }
    };
    request.onerror = () => reject(new Unreachable('the upload broke off'));
    request.send(content);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // what is no JSON is no problem document either
  }
}
