import { equal, type Bytes } from './bytes';
import { sha256 } from './digest';

/** Length of every hash of the tree in bytes. */
export const HASH_SIZE = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of one entry: SHA-256(00 || entry). */
export function leafHash(entry: Bytes): Promise<Bytes> {
  return sha256(LEAF, entry);
}

/** Hash of two neighbours: SHA-256(01 || left || right). */
export function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(NODE, left, right);
}

/**
 * One step from a node to the one above it.
 *
 * @property side on which the sibling stands
 * @property level of the node that results: the leaf is 0. Where the tree's right edge has no sibling, levels are skipped.
 */
export interface Step {
  side: 'left' | 'right';
  sibling: Bytes;
  hash: Bytes;
  level: number;
}

/** The way from a leaf upwards. */
export interface Climb {
  leafHash: Bytes;
  steps: Step[];
  root: Bytes;
}

/**
 * Walks from the leaf as far as the proof leads (RFC 9162 section 2.1.3.2). `undefined` where the proof does not belong to
 * that position and size at all; whether the root is the right one, the caller compares.
 *
 * @param index position of the leaf, 0 <= index < size
 * @param size number of leaves
 * @param proof siblings, nearest first
 */
export async function climb(
  leaf: Bytes,
  index: bigint,
  size: bigint,
  proof: Bytes[],
): Promise<Climb | undefined> {
  if (index < 0n || index >= size || leaf.length !== HASH_SIZE) {
    return undefined;
  }
  let node = index;
  let last = size - 1n;
  let level = 0;
  let hash = leaf;
  const steps: Step[] = [];
  for (const sibling of proof) {
    if (last === 0n || sibling.length !== HASH_SIZE) {
      return undefined;
    }
    const side = (node & 1n) === 1n || node === last ? 'left' : 'right';
    if (side === 'left') {
      while (node !== 0n && (node & 1n) === 0n) {
        node >>= 1n; // levels where the right edge has no sibling
        last >>= 1n;
        level++;
      }
    }
    hash = side === 'left' ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling);
    level++;
    steps.push({ side, sibling, hash, level });
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? { leafHash: leaf, steps, root: hash } : undefined;
}

/** Says whether the proof leads from the leaf to this root. */
export async function provesInclusion(
  leaf: Bytes,
  index: bigint,
  size: bigint,
  proof: Bytes[],
  root: Bytes,
): Promise<boolean> {
  const way = await climb(leaf, index, size, proof);
  return way !== undefined && equal(way.root, root);
}

/**
 * Says whether a tree of that root is the beginning of a larger one (RFC 9162 section 2.1.4.2): nothing of it was changed or taken
 * out since.
 *
 * @param earlier number of leaves of the smaller tree, 0 < earlier <= size
 */
export async function provesConsistency(
  earlier: bigint,
  size: bigint,
  proof: readonly Bytes[],
  earlierRoot: Bytes,
  root: Bytes,
): Promise<boolean> {
  if (earlier <= 0n || earlier > size || proof.some((hash) => hash.length !== HASH_SIZE)) {
    return false;
  }
  if (earlier === size) {
    return proof.length === 0 && equal(earlierRoot, root);
  }
  const [first, ...rest] = (earlier & (earlier - 1n)) === 0n ? [earlierRoot, ...proof] : proof;
  if (first === undefined) {
    return false;
  }
  let node = earlier - 1n;
  let last = size - 1n;
  while ((node & 1n) === 1n) {
    node >>= 1n;
    last >>= 1n;
  }
  let before = first;
  let now = first;
  for (const hash of rest) {
    if (last === 0n) {
      return false;
    }
    if ((node & 1n) === 1n || node === last) {
      before = await nodeHash(hash, before);
      now = await nodeHash(hash, now);
      while (node !== 0n && (node & 1n) === 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      now = await nodeHash(now, hash);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equal(before, earlierRoot) && equal(now, root);
}
