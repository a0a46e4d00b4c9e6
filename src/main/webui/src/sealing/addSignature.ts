import { concat, hex, utf8, type Bytes } from './bytes';
import { InvalidEvidence, orInvalid } from './evidence';
import { PdfFile, type PdfObject } from './pdfFile';
import { itemsOf, type Span } from './pdfSyntax';

/** As the platform reserves it: a CMS with two chains and a time-stamp, with room to spare. */
const RESERVED = 30_000;
const TEN_DIGITS = 10;
/** Print and locked (ISO 32000-1, 12.5.3). */
const FLAGS = 132;

/** Makes the CMS over the bytes a signature covers, time-stamp included. */
export type SignBytes = (covered: Bytes) => Promise<Bytes>;

/**
 * The same PDF with one more PAdES signature behind those it has (ETSI EN 319 142-1, level B-T): an increment of one invisible
 * signature field, its value, and the lists that name it. What stood there stays byte for byte.
 *
 * @param pdf a document the platform has signed first: record, report or award notice
 * @param reason why it is signed, as readers of the PDF see it
 * @param at business time, as readers of the PDF see it; the time that counts is the time-stamp's
 * @throws InvalidEvidence `bad-pdf` for any other file
 */
export async function addSignature(pdf: Bytes, sign: SignBytes, reason: string, at: Date): Promise<Bytes> {
  const unsigned = await prepare(pdf, reason, at);
  const { bytes, from, to } = unsigned;
  const cms = await sign(concat(bytes.slice(0, from), bytes.slice(to)));
  if (cms.length > RESERVED) {
    throw new InvalidEvidence('bad-pdf', `A signature of ${cms.length} bytes has no room`);
  }
  bytes.set(utf8(hex(cms)), from + 1);
  return bytes;
}

/** The file with an empty signature; it stands between `from` and `to`, angle brackets included. */
interface Unsigned {
  bytes: Bytes;
  from: number;
  to: number;
}

async function prepare(pdf: Bytes, reason: string, at: Date): Promise<Unsigned> {
  const file = await PdfFile.read(pdf);
  const catalog = file.resolve(file.trailer('Root'), { number: 0, value: { from: 0, to: 0 } });
  const fields = file.member(file.member(catalog, 'AcroForm'), 'Fields');
  const known = itemsOf(file.text, fields.value).map((item) => file.resolve(item, fields));
  const [first] = known;
  if (first === undefined) {
    throw new InvalidEvidence('bad-pdf', 'Nobody has signed it: not a paper of the platform');
  }
  const page = file.member(first, 'P');
  const shown = file.member(page, 'Annots');

  const field = file.size;
  const value = field + 1;
  const references = field + 2;
  const reference = `${field} 0 R`;
  const writer = new Increment(pdf, file);
  writer.object(
    field,
    utf8(
      `<<\n/FT /Sig\n/Type /Annot\n/Subtype /Widget\n/F ${FLAGS}\n/T (Signature${known.length + 1})\n` +
        `/V ${value} 0 R\n/P ${page.number} 0 R\n/Rect [0.0 0.0 0.0 0.0]\n>>`,
    ),
  );
  const head =
    `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n` +
    `/Reason ${unicode(reason)}\n/M (${pdfDate(at)})\n/Contents `;
  const body = writer.object(
    value,
    concat(
      utf8(head),
      utf8(`<${'0'.repeat(2 * RESERVED)}>`),
      utf8(`\n/ByteRange [0 ${range('', '', '')}]\n>>`),
    ),
  );
  writer.extend(fields, reference);
  writer.extend(shown, reference);
  const bytes = writer.end(references);

  const from = body + head.length;
  const to = from + 2 * RESERVED + 2;
  const place = to + '\n/ByteRange [0 '.length;
  bytes.set(utf8(range(`${from}`, `${to}`, `${bytes.length - to}`)), place);
  return { bytes, from, to };
}

/** Writes objects behind a PDF, and where they stand. */
class Increment {
  private readonly parts: Bytes[];
  private readonly places = new Map<number, number>();
  private length: number;

  constructor(
    private readonly pdf: Bytes,
    private readonly file: PdfFile,
  ) {
    this.parts = [pdf, utf8('\n')];
    this.length = pdf.length + 1;
  }

  /** Tells where the value of the object begins. */
  object(number: number, value: Bytes): number {
    const head = `${number} 0 obj\n`;
    this.places.set(number, this.length);
    const at = this.length + head.length;
    this.append(utf8(head), value, utf8('\nendobj\n'));
    return at;
  }

  /** A list with one reference more, in a new version of the object it stands in. */
  extend(list: PdfObject, reference: string): void {
    const whole = this.file.object(list.number).value;
    this.object(
      list.number,
      concat(
        this.pdf.slice(whole.from, list.value.to - 1),
        utf8(` ${reference}`),
        this.pdf.slice(list.value.to - 1, whole.to),
      ),
    );
  }

  /** Ends the file with the cross-references of all this (ISO 32000-1, 7.5.8). */
  end(number: number): Bytes {
    const { text, newest } = this.file;
    const start = this.length;
    this.places.set(number, start);
    const sorted = [...this.places].sort(([one], [other]) => one - other);
    const rows = new Uint8Array(sorted.length * 6);
    const view = new DataView(rows.buffer);
    sorted.forEach(([, place], i) => {
      view.setUint8(6 * i, 1);
      view.setUint32(6 * i + 1, place);
    });
    const written = ({ from, to }: Span) => this.pdf.slice(from, to);
    const [id] = itemsOf(text, this.file.trailer('ID'));
    this.append(
      utf8(`${number} 0 obj\n<<\n/Type /XRef\n/Root `),
      written(this.file.trailer('Root')),
      utf8('\n/Info '),
      written(this.file.trailer('Info')),
      utf8('\n/ID ['),
      written(orInvalid(id, 'bad-pdf', 'It has no ID')),
      utf8(
        ` <${hex(crypto.getRandomValues(new Uint8Array(32)))}>]\n/Prev ${newest}\n/Size ${number + 1}\n` +
          `/Index [${sorted.map(([each]) => `${each} 1`).join(' ')}]\n/W [1 4 1]\n/Length ${rows.length}\n>>\nstream\n`,
      ),
      rows,
      utf8(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`),
    );
    return concat(...this.parts);
  }

  private append(...parts: Bytes[]): void {
    for (const part of parts) {
      this.parts.push(part);
      this.length += part.length;
    }
  }
}

/** Three numbers with room for each of them to be filled in later. */
function range(...numbers: [string, string, string]): string {
  return numbers.map((each) => each.padStart(TEN_DIGITS)).join(' ');
}

/** A text string in UTF-16 with its mark. */
function unicode(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<feff${units.join('')}>`;
}

/** As a PDF writes an instant, in UTC. */
function pdfDate(at: Date): string {
  return `D:${at
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[-:T]/g, '')}+00'00'`;
}
