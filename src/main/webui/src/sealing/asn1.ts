import * as asn1js from 'asn1js';
import type { Bytes } from './bytes';

/** Finds the way through ASN.1 that is read leniently: what is missing or of another kind is `undefined` or empty. */

/** The one object these bytes are. */
export function readAsn1(bytes: Bytes | undefined): asn1js.AsnType | undefined {
  if (bytes === undefined) {
    return undefined;
  }
  const { result, offset } = asn1js.fromBER(bytes);
  return offset === bytes.length ? result : undefined;
}

/** The members of a sequence, set or tag. */
export function children(block: asn1js.AsnType | undefined): asn1js.AsnType[] {
  return block instanceof asn1js.Constructed ? (block.valueBlock.value as asn1js.AsnType[]) : [];
}

/** An object identifier, written with dots. */
export function dotted(block: asn1js.AsnType | undefined): string | undefined {
  return block instanceof asn1js.ObjectIdentifier ? block.valueBlock.toString() : undefined;
}

/** The content of an octet string, put together where it came in pieces. */
export function octetsIn(block: unknown): Bytes | undefined {
  return block instanceof asn1js.OctetString ? new Uint8Array(block.getValue()) : undefined;
}

/** The object byte for byte as it came. */
export function exact(block: asn1js.AsnType | undefined): Bytes {
  return new Uint8Array(block?.valueBeforeDecodeView ?? new Uint8Array());
}
