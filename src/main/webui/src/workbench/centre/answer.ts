import type { Ground, HandedIn, Item, NewSlip, SlipKind } from './centreApi';

/** What the form of an answer holds. */
export interface AnswerDraft {
  kind: SlipKind | '';
  /** what is wrong with what, by field; a field is there once it is ticked */
  items: Record<string, string>;
  ground: Ground | '';
  text: string;
}

export const emptyAnswer: AnswerDraft = { kind: '', items: {}, ground: '', text: '' };

export const grounds: readonly Ground[] = ['OUT_OF_SCOPE', 'NOT_APPROVED', 'REGISTERED_ELSEWHERE'];

/** Longer than that the platform takes none. */
const LONGEST_FIELD = 64;

/** The parts of every registration, in the order they are read in. */
export const parts = [
  'name',
  'agency',
  'tenderee',
  'project',
  'approval',
  'fundSource',
  'investment',
] as const;

/** Something a correction notice may name. */
export interface Line {
  field: string;
  what: (typeof parts)[number] | 'lot' | 'other' | 'told';
  /** the lot it is about */
  lot?: string;
}

/** Everything a correction notice may name: after the first notice, what that one named and nothing else. */
export function lines({ lots, told }: Pick<HandedIn, 'lots' | 'told'>): Line[] {
  const all: Line[] = [
    ...parts.map((what) => ({ field: what, what })),
    ...lots.map(({ lot }) => ({ field: `lot.${lot}`.slice(0, LONGEST_FIELD), what: 'lot' as const, lot })),
    { field: 'other', what: 'other' as const },
  ];
  return told === null
    ? all
    : told.items.map(({ field }) => all.find((line) => line.field === field) ?? { field, what: 'told' });
}

/** Something that keeps an answer from being given. */
export type Missing = { field: 'kind' | 'items' | 'ground' | 'text' } | { field: 'item'; of: Line };

export function missing(draft: AnswerDraft, named: readonly Line[]): Missing[] {
  switch (draft.kind) {
    case '':
      return [{ field: 'kind' }];
    case 'ACCEPTED':
      return [];
    case 'CORRECTION': {
      const ticked = named.filter(({ field }) => draft.items[field] !== undefined);
      return ticked.length === 0
        ? [{ field: 'items' }]
        : ticked
            .filter(({ field }) => draft.items[field]?.trim() === '')
            .map((of) => ({ field: 'item', of }));
    }
    case 'REFUSED':
      return [
        ...(draft.ground === '' ? [{ field: 'ground' as const }] : []),
        ...(draft.text.trim() === '' ? [{ field: 'text' as const }] : []),
      ];
  }
}

/** What is ticked, in the order of the lines. */
export const items = (draft: AnswerDraft, named: readonly Line[]): Item[] =>
  named.flatMap(({ field }) => {
    const text = draft.items[field]?.trim();
    return text === undefined ? [] : [{ field, text }];
  });

/** The answer as the platform takes it; undefined while something is missing. */
export function newSlip(draft: AnswerDraft, named: readonly Line[]): NewSlip | undefined {
  if (missing(draft, named).length > 0) {
    return undefined;
  }
  if (draft.kind === 'CORRECTION') {
    return { kind: 'CORRECTION', items: items(draft, named) };
  }
  if (draft.kind === 'REFUSED' && draft.ground !== '') {
    return { kind: 'REFUSED', ground: draft.ground, text: draft.text.trim() };
  }
  return { kind: 'ACCEPTED' };
}
