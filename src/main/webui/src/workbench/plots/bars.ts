/** One bar: its words, its length, and what is written at its end. */
export interface Bar {
  key: string;
  label: string;
  value: number;
  shown: string;
  /** drawn with another pattern, for what is late or too little; its words say so as well */
  striking?: boolean;
}

/** Where bars begin and end, in percent of the width; the line at zero moves where values lie below it. */
export function lengths(bars: readonly Bar[]): { key: string; from: number; to: number; zero: number }[] {
  const most = Math.max(0, ...bars.map((bar) => bar.value));
  const least = Math.min(0, ...bars.map((bar) => bar.value));
  const span = most - least || 1;
  const at = (value: number) => ((value - least) / span) * 100;
  const zero = at(0);
  return bars.map((bar) => ({
    key: bar.key,
    from: Math.min(zero, at(bar.value)),
    to: Math.max(zero, at(bar.value)),
    zero,
  }));
}

/** Rows as RFC 4180 has them, with a mark so that spreadsheets read UTF-8; formulas are words. */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const plain = /^[=+\-@\t]/.test(text) && !/^-?[0-9.]+$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return '\ufeff' + rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}
