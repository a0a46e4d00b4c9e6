import type { Bytes } from './bytes';
import { InvalidEvidence, orInvalid } from './evidence';
import { integerIn, itemsOf, membersOf, referenceIn, valueAt, type Span } from './pdfSyntax';

const BAD = 'bad-pdf';
const IN_FILE = 1;

/** An indirect object of a PDF, as its newest version stands in the file. */
export interface PdfObject {
  number: number;
  value: Span;
}

/** Which objects one revision of the file has, and where; `undefined` for one that lies in a stream of objects. */
interface Revision {
  places: Map<number, number | undefined>;
  trailer: Map<string, Span>;
}

/**
 * A PDF as PDFBox writes it for the platform: found through cross-reference streams (ISO 32000-1, 7.5.8). It reads as much as a
 * further signature needs, and refuses what the platform does not make.
 */
export class PdfFile {
  private constructor(
    /** One character for each byte, so that places in it are places in the file. */
    readonly text: string,
    /** Where the newest cross-reference stream begins. */
    readonly newest: number,
    private readonly revisions: Revision[],
  ) {}

  static async read(bytes: Bytes): Promise<PdfFile> {
    const text = new TextDecoder('latin1').decode(bytes);
    require(text.startsWith('%PDF-'), 'It is no PDF');
    const start = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(text.slice(-1024));
    const newest = Number(orInvalid(start?.[1], BAD, 'It does not end like a PDF'));
    const revisions: Revision[] = [];
    const seen = new Set<number>();
    for (let at: number | undefined = newest; at !== undefined;) {
      require(!seen.has(at), 'Its revisions go round in a circle');
      seen.add(at);
      const revision: Revision = await readRevision(bytes, text, at);
      revisions.push(revision);
      const before = revision.trailer.get('Prev');
      at = before && integerIn(text, before);
    }
    return new PdfFile(text, newest, revisions);
  }

  /** A member of the newest trailer as it is written. */
  trailer(name: string): Span {
    return orInvalid(this.revisions[0]?.trailer.get(name), BAD, `Its trailer lacks ${name}`);
  }

  /** How many numbers of objects are taken. */
  get size(): number {
    return integerIn(this.text, this.trailer('Size'));
  }

  object(number: number): PdfObject {
    const revision = this.revisions.find(({ places }) => places.has(number));
    const place = orInvalid(revision?.places.get(number), BAD, `Object ${number} does not lie open`);
    const head = new RegExp(`${number}\\s+0\\s+obj`, 'y');
    head.lastIndex = place;
    require(head.test(this.text), `Object ${number} is not at byte ${place}`);
    return { number, value: valueAt(this.text, head.lastIndex) };
  }

  /** Follows a reference; a value that is none stands in the object it was found in. */
  resolve(value: Span | undefined, holder: PdfObject): PdfObject {
    const found = orInvalid(value, BAD, `Object ${holder.number} lacks a member`);
    const number = referenceIn(this.text, found);
    return number === undefined ? { number: holder.number, value: found } : this.object(number);
  }

  /** A member of a dictionary, wherever it stands. */
  member(of: PdfObject, name: string): PdfObject {
    return this.resolve(membersOf(this.text, of.value).get(name), of);
  }
}

async function readRevision(bytes: Bytes, text: string, at: number): Promise<Revision> {
  const head = /\d+\s+0\s+obj/y;
  head.lastIndex = at;
  require(head.test(text), 'It has no cross-reference stream: not a PDF of the platform');
  const dictionary = valueAt(text, head.lastIndex);
  const trailer = membersOf(text, dictionary);
  const start = /\s*stream\r?\n/y;
  start.lastIndex = dictionary.to;
  require(start.test(text) && !trailer.has('DecodeParms'), 'Its cross-references are written in another way');
  const raw = bytes.slice(start.lastIndex, start.lastIndex + integerIn(text, trailer.get('Length')));
  const rows = trailer.has('Filter') ? await inflate(raw) : raw;
  return { places: places(rows, trailer, text), trailer };
}

function places(rows: Bytes, trailer: Map<string, Span>, text: string): Map<number, number | undefined> {
  const integers = (name: string) => {
    const array = trailer.get(name);
    return array && itemsOf(text, array).map((item) => integerIn(text, item));
  };
  const widths = orInvalid(integers('W'), BAD, 'Its cross-references have no widths');
  const [kindWidth = 0, placeWidth = 0, restWidth = 0] = widths;
  const index = integers('Index') ?? [0, integerIn(text, trailer.get('Size'))];
  const found = new Map<number, number | undefined>();
  let at = 0;
  const next = (width: number) => {
    const value = rows.slice(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);
    at += width;
    return value;
  };
  for (let i = 0; i + 1 < index.length; i += 2) {
    const [first = 0, count = 0] = index.slice(i, i + 2);
    for (let number = first; number < first + count && at < rows.length; number++) {
      const kind = kindWidth === 0 ? IN_FILE : next(kindWidth);
      const place = next(placeWidth);
      next(restWidth);
      found.set(number, kind === IN_FILE ? place : undefined);
    }
  }
  return found;
}

async function inflate(deflated: Bytes): Promise<Bytes> {
  try {
    const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new InvalidEvidence(BAD, 'Its cross-references cannot be unpacked');
  }
}

function require(holds: boolean, otherwise: string): void {
  if (!holds) {
    throw new InvalidEvidence(BAD, otherwise);
  }
}
