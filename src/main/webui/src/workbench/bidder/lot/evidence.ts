import { hex, type Bytes } from '../../../sealing/bytes';
import { sha256 } from '../../../sealing/digest';

/** A document that backs an objection, as it was chosen: it stays in this page until the objection is filed. */
export interface Evidence {
  name: string;
  sha256: string;
  content: Bytes;
}

export type EvidenceFault = 'too-large' | 'wrong-kind' | 'empty' | 'too-many';

/** As the platform takes them. */
export const LARGEST_EVIDENCE = 5 * 1024 * 1024;
export const MOST_EVIDENCE = 10;

/** What a regulator can still open in twenty years, by its first bytes: PDF, PNG, JPEG. */
const KINDS: readonly number[][] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
];

/** Reads a file as evidence, or says why it is none; its name proves nothing, so its first bytes are looked at. */
export async function readEvidence(file: File): Promise<Evidence | EvidenceFault> {
  if (file.size > LARGEST_EVIDENCE) {
    return 'too-large';
  }
  if (file.size === 0) {
    return 'empty';
  }
  const content = new Uint8Array(await file.arrayBuffer());
  if (!KINDS.some((kind) => kind.every((byte, at) => content[at] === byte))) {
    return 'wrong-kind';
  }
  return { name: file.name, sha256: hex(await sha256(content)), content };
}
