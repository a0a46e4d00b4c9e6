interface File {
  name: string;
  size: number;
  sha256: string;
}

/** The folders of a package in the order they stand in it; what lies in none comes first. */
export function parts<F extends File>(files: readonly F[]): { name: string; files: F[] }[] {
  const found = new Map<string, F[]>();
  for (const file of files) {
    const slash = file.name.indexOf('/');
    const part = slash < 0 ? 'root' : file.name.slice(0, slash);
    found.set(part, [...(found.get(part) ?? []), file]);
  }
  return [...found].map(([name, inside]) => ({ name, files: inside }));
}

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** 1.4 MB: bytes as people read them, in powers of a thousand. */
export function size(bytes: number): string {
  let rest = bytes;
  let unit = 0;
  while (rest >= 1000 && unit < UNITS.length - 1) {
    rest /= 1000;
    unit++;
  }
  return `${unit === 0 ? rest : rest.toFixed(1)} ${UNITS[unit]}`;
}
