import { unbase64 } from '../../../sealing/bytes';

/** An address in this page from which signed bytes can be saved as they are; empty where they are no base64. */
export function savedAs(message: string): string {
  const bytes = unbase64(message);
  return bytes === undefined ? '' : `data:application/pkcs7-mime;base64,${message}`;
}
