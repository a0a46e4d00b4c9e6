/** Under which names the platform keeps documents. */
const STORED_NAME = /^[A-Za-z0-9._-]{1,128}$/;
/** Names of the structured terms, which the pages of their own write. */
const TERMS = /\.terms(\.\d+)?\.json$/;
/** What bidders' offices can open; nothing that runs. */
const KINDS = ['pdf', 'zip', 'docx', 'xlsx', 'ofd', 'dwg', 'dxf', 'xml', 'json', 'csv', 'txt', 'png', 'jpg'];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

export type NameFault = 'name' | 'kind' | 'terms' | 'empty' | 'notPdf';

/** A name the platform takes, made from the file's own as far as that goes; the ending always stays. */
export function proposedName(file: string): string {
  const dot = file.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [file.slice(0, dot), file.slice(dot)] : [file, ''];
  const plain = stem.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'document' : plain}${ending.replace(/[^A-Za-z0-9.]/g, '')}`;
}

/** @param head the first bytes of the file */
export function faultOf(name: string, size: number, head: Uint8Array): NameFault | undefined {
  if (!STORED_NAME.test(name)) {
    return 'name';
  }
  if (TERMS.test(name)) {
    return 'terms';
  }
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (!KINDS.includes(ending)) {
    return 'kind';
  }
  if (size === 0) {
    return 'empty';
  }
  return ending === 'pdf' && PDF.some((byte, i) => head[i] !== byte) ? 'notPdf' : undefined;
}

/** The kinds as a person reads them. */
export const kinds = KINDS.join(' ');

/** The same for a browser's dialog. */
export const endings = KINDS.map((kind) => `.${kind}`).join(',');
