import { orNone } from '../../../../api/ask';
import { addressOf, bare, getOfLot } from '../lotApi';

/** The file for the record. Instants are RFC 3339. */

export interface Archive {
  manifestSha256: string;
  packageSha256: string;
  size: number;
  retention: string;
  retainUntil: string;
  archivedAt: string;
  files: { name: string; size: number; sha256: string }[];
}

export const archive = (tender: string, lot: string) =>
  orNone(getOfLot<Archive>('/archive', tender, lot), 'not-archived');

export const fileArchive = bare('/archive');

/** Where the filed package is. */
export const archiveAddress = (tender: string, lot: string) => addressOf(tender, lot, '/archive.zip');
