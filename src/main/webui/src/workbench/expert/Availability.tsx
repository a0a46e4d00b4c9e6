import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/Announcements';
import { DraftNote } from '../../ui/DraftNote';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { useDraft } from '../../ui/useDraft';
import { useFaults, type Fault } from '../../ui/useFaults';
import { AvailabilityConflict } from './AvailabilityConflict';
import { fromField, toField } from './beijing';
import { entryQuery, keepAvailability, ownEntry, type FreeSpan, type OwnEntry } from './expertApi';

/** What is being typed, in Beijing time, and what the platform had when the typing began. */
interface Typed {
  spans: readonly FreeSpan[];
  began: string;
}

const NONE: readonly Fault[] = [];

/** When an expert can be drawn: who can come at no time of an evaluation is not in its draw. */
export function Availability({ entry }: { entry: OwnEntry }) {
  const { t } = useTranslation('expert');
  const queries = useQueryClient();
  const draft = useDraft<Typed>('expert/times', {
    spans: entry.availability.map(({ from, until }) => ({ from: toField(from), until: toField(until) })),
    began: spelled(entry),
  });
  const { spans, began } = draft.value;
  const [found, setFound] = useState(NONE);
  const [meanwhile, setMeanwhile] = useState<OwnEntry>();
  const taken = (kept: OwnEntry) => {
    queries.setQueryData(entryQuery.queryKey, kept);
    draft.discard();
    setMeanwhile(undefined);
  };
  const saving = useMutation({
    mutationFn: async (expected: string) => {
      const now = await ownEntry();
      if (spelled(now) !== expected) {
        setMeanwhile(now);
        return;
      }
      taken(
        await keepAvailability(
          spans.map(({ from, until }) => ({ from: fromField(from) ?? '', until: fromField(until) ?? '' })),
        ),
      );
      announce(t('availability.kept'));
    },
  });
  const faults = useFaults(found, saving.error);
  const write = (next: readonly FreeSpan[]) => draft.change({ spans: next, began });
  const change = (at: number, part: Partial<FreeSpan>) =>
    write(spans.map((span, i) => (i === at ? { ...span, ...part } : span)));

  const save = (expected: string) => {
    const wrong = spans.flatMap((span, i) =>
      faultsOf(span, i, t('availability.missing'), t('availability.order')),
    );
    setFound(wrong.length > 0 ? wrong : NONE);
    if (wrong.length === 0) {
      saving.mutate(expected);
    }
  };

  return (
    <section aria-labelledby="availability">
      <h2 id="availability">{t('availability.title')}</h2>
      <p>{t('availability.why')}</p>
      <ErrorSummary faults={faults} />
      {meanwhile && (
        <AvailabilityConflict
          theirs={meanwhile.availability}
          mine={spans}
          takeTheirs={() => taken(meanwhile)}
          keepMine={() => {
            draft.change({ spans, began: spelled(meanwhile) });
            save(spelled(meanwhile));
          }}
        />
      )}
      {spans.length === 0 && <p className="secondary">{t('availability.none')}</p>}
      {spans.map((span, i) => (
        <fieldset key={i} className="asked-of-member">
          <legend>{t('availability.span', { number: i + 1 })}</legend>
          <Field name={`spans[${i}].from`} label={t('availability.from')} faults={faults}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={span.from}
                onChange={(event) => change(i, { from: event.target.value })}
              />
            )}
          </Field>
          <Field name={`spans[${i}].until`} label={t('availability.until')} faults={faults}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={span.until}
                onChange={(event) => change(i, { until: event.target.value })}
              />
            )}
          </Field>
          <Button onClick={() => write(spans.filter((_, at) => at !== i))}>
            {t('availability.remove', { number: i + 1 })}
          </Button>
        </fieldset>
      ))}
      <p className="act-row">
        <Button onClick={() => write([...spans, { from: '', until: '' }])}>{t('availability.add')}</Button>
        <Button type="primary" loading={saving.isPending} onClick={() => save(began)}>
          {t('availability.keep')}
        </Button>
      </p>
      {draft.savedAt !== undefined && <DraftNote savedAt={draft.savedAt} />}
    </section>
  );
}

/** For comparing: what the platform has, as text. */
function spelled({ availability }: OwnEntry): string {
  return availability.map(({ from, until }) => `${from} ${until}`).join(', ');
}

function faultsOf({ from, until }: FreeSpan, at: number, missing: string, order: string): Fault[] {
  const begins = fromField(from);
  const ends = fromField(until);
  const faults: Fault[] = [];
  if (begins === undefined) {
    faults.push({ field: `spans[${at}].from`, text: missing });
  }
  if (ends === undefined) {
    faults.push({ field: `spans[${at}].until`, text: missing });
  }
  if (begins !== undefined && ends !== undefined && begins >= ends) {
    faults.push({ field: `spans[${at}].until`, text: order });
  }
  return faults;
}
