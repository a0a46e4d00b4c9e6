/** Amounts stay text or whole cents: nothing here is a fraction in binary. */

const AMOUNT = /^(\d+)(?:\.(\d{1,2}))?$/;
/** Announcements name the currency behind the figures, which the pages call by its name. */
const IN_YUAN = / CNY$/;
const GROUPS = /\B(?=(\d{3})+$)/g;

/** 48,200,000.00; what is no amount in yuan comes back as it is. */
export function yuan(amount: string): string {
  const [, whole, fraction = ''] = AMOUNT.exec(amount.replace(IN_YUAN, '')) ?? [];
  return whole === undefined ? amount : `${whole.replace(GROUPS, ',')}.${fraction.padEnd(2, '0')}`;
}

/** Cents of an amount; undefined for what is none. */
export function cents(amount: string): bigint | undefined {
  const [, whole, fraction = ''] = AMOUNT.exec(amount) ?? [];
  return whole === undefined ? undefined : BigInt(whole + fraction.padEnd(2, '0'));
}

/** The amount of so many cents, as the platform writes it. */
export function ofCents(value: bigint): string {
  const digits = value.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The mean of amounts in cents, rounded half up to the cent. */
export function mean(values: readonly bigint[]): bigint {
  const count = BigInt(values.length);
  const sum = values.reduce((total, value) => total + value, 0n);
  return (2n * sum + count) / (2n * count);
}

/** The middle of amounts in cents; of two the mean. */
export function median(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = Math.floor(sorted.length / 2);
  return mean(sorted.slice(sorted.length % 2 === 0 ? middle - 1 : middle, middle + 1));
}
