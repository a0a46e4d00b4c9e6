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
import { fromField, toField } from './beijing';
import { entryQuery, keepAvailability, type OwnEntry } from './expertApi';

/** A span as it is typed. */
interface Typed {
  from: string;
  until: string;
}

const NONE: readonly Fault[] = [];

/** When an expert can be drawn: who can come at no time of an evaluation is not in its draw. */
export function Availability({ entry }: { entry: OwnEntry }) {
  const { t } = useTranslation('expert');
  const queries = useQueryClient();
  const stored = entry.availability.map(({ from, until }) => ({
    from: toField(from),
    until: toField(until),
  }));
  const draft = useDraft<Typed[]>('expert/availability', stored);
  const [found, setFound] = useState(NONE);
  const saving = useMutation({
    mutationFn: keepAvailability,
    onSuccess: (kept) => {
      queries.setQueryData(entryQuery.queryKey, kept);
      draft.discard();
      announce(t('availability.kept'));
    },
  });
  const faults = useFaults(found, saving.error);
  const change = (at: number, part: Partial<Typed>) =>
    draft.change(draft.value.map((span, i) => (i === at ? { ...span, ...part } : span)));

  const save = () => {
    const wrong = draft.value.flatMap((span, i) =>
      faultsOf(span, i, t('availability.missing'), t('availability.order')),
    );
    setFound(wrong.length > 0 ? wrong : NONE);
    if (wrong.length === 0) {
      saving.mutate(
        draft.value.map(({ from, until }) => ({
          from: fromField(from) ?? '',
          until: fromField(until) ?? '',
        })),
      );
    }
  };

  return (
    <section aria-labelledby="availability">
      <h2 id="availability">{t('availability.title')}</h2>
      <p>{t('availability.why')}</p>
      <ErrorSummary faults={faults} />
      {draft.value.length === 0 && <p className="secondary">{t('availability.none')}</p>}
      {draft.value.map((span, i) => (
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
          <Button onClick={() => draft.change(draft.value.filter((_, at) => at !== i))}>
            {t('availability.remove', { number: i + 1 })}
          </Button>
        </fieldset>
      ))}
      <p className="act-row">
        <Button onClick={() => draft.change([...draft.value, { from: '', until: '' }])}>
          {t('availability.add')}
        </Button>
        <Button type="primary" loading={saving.isPending} onClick={save}>
          {t('availability.keep')}
        </Button>
      </p>
      {draft.savedAt !== undefined && <DraftNote savedAt={draft.savedAt} />}
    </section>
  );
}

function faultsOf({ from, until }: Typed, at: number, missing: string, order: string): Fault[] {
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
