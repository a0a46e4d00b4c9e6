import type { Limit } from './supervisionApi';

/** Time limits counted by what they are about: the most late first, then the most that are due. */
export function bySubject(limits: readonly Limit[]): { subject: string; late: number; soon: number }[] {
  const counted = new Map<string, { subject: string; late: number; soon: number }>();
  for (const { subject, overdue } of limits) {
    const of = counted.get(subject) ?? { subject, late: 0, soon: 0 };
    counted.set(subject, {
      subject,
      late: of.late + (overdue ? 1 : 0),
      soon: of.soon + (overdue ? 0 : 1),
    });
  }
  return [...counted.values()].sort((a, b) => b.late - a.late || b.soon - a.soon);
}
