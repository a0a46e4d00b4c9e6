import { equal, type Bytes } from './bytes';
import { checkLogSignature, checkWitnesses, type Checkpoint, type Cosigned } from './checkpoint';
import { InvalidEvidence } from './evidence';
import { climb, HASH_SIZE, leafHash, nodeHash, type Climb } from './merkle';
import { quorum, type Register } from './trust';

const HEIGHT = 8;
const FULL = 256;

/** Fetches one file of the log, such as `checkpoint` or `tile/0/000`; a path the log does not have is `undefined`. */
export type LogSource = (path: string) => Promise<Bytes | undefined>;

/** An entry by its number, with its way to the newest witnessed root, all of it computed here. */
export interface FoundEntry {
  index: bigint;
  entry: Bytes;
  checkpoint: Checkpoint;
  climb: Climb;
  cosigned: Cosigned[];
  quorumTime: Date;
}

/**
 * Looks an entry up in the public log by its number. What the log sends is believed only as far as it leads to a root that
 * log and witnesses signed: `bad-tile`, `no-quorum` or `bad-signature` otherwise, `no-such-entry` beyond its end.
 */
export async function findEntry(index: bigint, source: LogSource, register: Register): Promise<FoundEntry> {
  const note = await fetched(source, 'checkpoint');
  const checkpoint = await checkLogSignature(note, register.logKey);
  const { cosigned, quorumTime } = await checkWitnesses(note, quorum(register));
  if (quorumTime === undefined) {
    throw new InvalidEvidence('no-quorum', `Fewer than ${register.threshold} witnesses cosigned`);
  }
  if (index < 0n || index >= checkpoint.size) {
    throw new InvalidEvidence('no-such-entry', `The log has ${checkpoint.size} entries`);
  }
  const tree = new Tiles(source, checkpoint.size);
  const entry = await tree.entry(index);
  const way = await climb(await leafHash(entry), index, checkpoint.size, await tree.path(index));
  if (way === undefined || !equal(way.root, checkpoint.root)) {
    throw new InvalidEvidence('bad-tile', "The log's files do not lead from the entry to the signed root");
  }
  return { index, entry, checkpoint, climb: way, cosigned, quorumTime };
}

/** The tree of one size, read from tiles (C2SP tlog-tiles). Trusts what it reads: the root decides in the end. */
export class Tiles {
  private readonly read = new Map<string, Promise<Bytes>>();

  constructor(
    private readonly source: LogSource,
    private readonly size: bigint,
  ) {}

  async entry(index: bigint): Promise<Bytes> {
    const bundle = await this.file('entries', 0, index / BigInt(FULL));
    const view = new DataView(bundle.buffer);
    let at = 0;
    for (let skip = Number(index % BigInt(FULL)); ; skip--) {
      const start = at + 2;
      const end = start <= bundle.length ? start + view.getUint16(at) : Infinity;
      if (end > bundle.length) {
        throw new InvalidEvidence('malformed-bundle', 'The bundle ends inside an entry');
      }
      if (skip === 0) {
        return bundle.slice(start, end);
      }
      at = end;
    }
  }

  /** Audit path of the leaf, nearest sibling first (RFC 6962 section 2.1.1). */
  path(index: bigint): Promise<Bytes[]> {
    return this.collect(index, 0n, this.size);
  }

  /** Proof that the first so many leaves are an earlier tree (RFC 9162 section 2.1.4.1); none is needed for the whole. */
  consistency(earlier: bigint): Promise<Bytes[]> {
    return this.grown(earlier, 0n, this.size, true);
  }

  private async grown(earlier: bigint, from: bigint, to: bigint, known: boolean): Promise<Bytes[]> {
    if (earlier === to - from) {
      return known ? [] : [await this.root(from, to)];
    }
    const width = leftSize(to - from);
    const middle = from + width;
    return earlier <= width
      ? [...(await this.grown(earlier, from, middle, known)), await this.root(middle, to)]
      : [...(await this.grown(earlier - width, middle, to, false)), await this.root(from, middle)];
  }

  private async collect(index: bigint, from: bigint, to: bigint): Promise<Bytes[]> {
    if (to - from === 1n) {
      return [];
    }
    const middle = from + leftSize(to - from);
    return index < middle
      ? [...(await this.collect(index, from, middle)), await this.root(middle, to)]
      : [...(await this.collect(index, middle, to)), await this.root(from, middle)];
  }

  private async root(from: bigint, to: bigint): Promise<Bytes> {
    const size = to - from;
    if ((size & (size - 1n)) === 0n) {
      const level = size.toString(2).length - 1;
      return this.node(level, from >> BigInt(level));
    }
    const middle = from + leftSize(size);
    return nodeHash(await this.root(from, middle), await this.root(middle, to));
  }

  private async node(level: number, index: bigint): Promise<Bytes> {
    const tileLevel = Math.floor(level / HEIGHT);
    const height = level % HEIGHT;
    const first = index << BigInt(height); // among the hashes of that tile level
    const tile = await this.file(String(tileLevel), tileLevel, first / BigInt(FULL));
    const at = Number(first % BigInt(FULL));
    return subtree(tile, at, 2 ** height);
  }

  private file(kind: string, level: number, number: bigint): Promise<Bytes> {
    const nodes = this.size >> BigInt(HEIGHT * level);
    const rest = nodes - number * BigInt(FULL);
    const whole = `tile/${kind}/${numberPath(number)}`;
    const path = rest >= BigInt(FULL) ? whole : `${whole}.p/${rest}`;
    const known = this.read.get(path) ?? this.fetchTile(path, whole);
    this.read.set(path, known);
    return known;
  }

  /** A log may drop a partial tile once it is full: then its beginning is the same. */
  private async fetchTile(path: string, whole: string): Promise<Bytes> {
    return (await this.source(path)) ?? fetched(this.source, whole);
  }
}

async function fetched(source: LogSource, path: string): Promise<Bytes> {
  const bytes = await source(path);
  if (bytes === undefined) {
    throw new InvalidEvidence('bad-tile', `The log does not have ${path}`);
  }
  return bytes;
}

async function subtree(tile: Bytes, at: number, width: number): Promise<Bytes> {
  if (width === 1) {
    const hash = tile.slice(at * HASH_SIZE, (at + 1) * HASH_SIZE);
    if (hash.length !== HASH_SIZE) {
      throw new InvalidEvidence('bad-tile', 'A tile is too short');
    }
    return hash;
  }
  const half = width / 2;
  return nodeHash(await subtree(tile, at, half), await subtree(tile, at + half, half));
}

/** Largest power of two below the size. */
function leftSize(size: bigint): bigint {
  return 1n << BigInt((size - 1n).toString(2).length - 1);
}

function numberPath(number: bigint): string {
  const groups =
    number
      .toString()
      .padStart(Math.ceil(number.toString().length / 3) * 3, '0')
      .match(/.{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}
