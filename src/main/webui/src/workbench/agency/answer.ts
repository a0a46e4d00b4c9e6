import type { Objection } from './prepare/server';

/** An answer to an objection while it is written, in the words of the signed answer.json. */
export interface Answer {
  text: string;
  outcome: 'upheld' | 'rejected' | undefined;
  consequence: string;
  changesDocuments: boolean;
}

export const emptyAnswer: Answer = {
  text: '',
  outcome: undefined,
  consequence: 'none',
  changesDocuments: false,
};

const CONSEQUENCES = {
  DOCUMENTS: ['NONE', 'CORRECT_DOCUMENTS', 'RETENDER'],
  OPENING: ['NONE', 'CORRECT_RECORD'],
  RESULT: ['NONE', 'REEVALUATE', 'NEXT_CANDIDATE', 'RETENDER'],
} as const;

/** What may follow when it is upheld, as trade/objections.csv has it; the platform decides by its own rows. */
export const consequencesOf = (about: Objection['about']) =>
  CONSEQUENCES[about].map((code) => ({ code, word: code.toLowerCase().replaceAll('_', '-') }));

export const isComplete = (answer: Answer): boolean =>
  answer.outcome !== undefined && answer.text.trim() !== '';

/** The JSON that is signed. */
export const answerBody = (objection: string, answer: Answer) => ({
  v: 1,
  objection,
  text: answer.text,
  outcome: answer.outcome ?? 'rejected',
  changesDocuments: answer.changesDocuments,
  consequence: answer.consequence,
});
