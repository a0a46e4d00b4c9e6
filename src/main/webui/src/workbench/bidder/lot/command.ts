import type { LotPage } from '../../../portal/publicApi';

/** Where the tool finds the platform and its tokens. */
export interface Platform {
  server: string;
  issuer?: string;
}

/** The tool's own defaults, so that it need not be told. */
const USUAL: Platform = {
  server: 'http://127.0.0.1:8080',
  issuer: 'http://127.0.0.1:8180/realms/sunseal-demo',
};

/** Words of the reader's language that stand for what only the bidder knows. */
export interface Blanks {
  folder: string;
  price: string;
  days: string;
  value: string;
  key: string;
}

/** The commands that seal and hand in a bid for this lot, to be copied and filled in. */
export function commands(
  page: LotPage,
  round: number,
  account: string,
  replaces: boolean,
  { server, issuer }: Platform,
  blanks: Blanks,
): { seal: string; submit: string } {
  const place = placeOf(page, round);
  const who = [
    '--key',
    blanks.key,
    '--user',
    quoted(account),
    ...(server === USUAL.server ? [] : ['--server', quoted(server)]),
    ...(issuer === undefined || issuer === USUAL.issuer ? [] : ['--issuer', quoted(issuer)]),
  ];
  const form = page.openingForm.flatMap(({ name, label }) => {
    switch (name) {
      case 'price':
        return ['--price', blanks.price];
      case 'days':
        return ['--days', blanks.days];
      case 'quality':
      case 'bond':
        return [`--${name}`, blanks.value];
      default:
        return ['--item', quoted(`${label}=${blanks.value}`)];
    }
  });
  const seal = [
    'sunseal',
    'seal',
    blanks.folder,
    ...place,
    ...form,
    ...(replaces ? ['--replace'] : []),
    ...who,
  ];
  return { seal: seal.join(' '), submit: ['sunseal', 'submit', ...place, ...who].join(' ') };
}

/** What the tool does in a round with what it has kept: it looks after the receipts, or claims a bid the closing list lacks. */
export function roundCommand(act: 'status' | 'claim', page: LotPage, round: number): string {
  return ['sunseal', act, ...placeOf(page, round)].join(' ');
}

function placeOf({ lot }: LotPage, round: number): string[] {
  return [
    '--tender',
    quoted(lot.tender),
    '--lot',
    quoted(lot.lot),
    ...(round === 1 ? [] : ['--round', String(round)]),
  ];
}

/** For a shell: names of ours need no quotes, labels in Chinese and addresses may. */
function quoted(word: string): string {
  return /^[A-Za-z0-9._:/-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;
}
