import { useCallback, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../../../portal/FactList';
import { useTradeNames } from '../../../../portal/useTradeNames';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field } from '../../../../ui/Field';
import { Instant } from '../../../../ui/Instant';
import { Loading } from '../../../../ui/Loading';
import { useDraft } from '../../../../ui/useDraft';
import { useFaults } from '../../../../ui/useFaults';
import { typedOf } from '../beijing';
import { useLotInHand } from '../LotDesk';
import { lotKey } from '../queries';
import { announce, announcementDraft } from './announcementApi';
import type { Award } from './awardApi';
import { SignedPaper } from '../SignedPaper';
import { complete, openFields, readDraft, wrong, type Body, type Filled } from './announcement';

const NOTHING: Filled = { values: {}, until: '' };

/** Candidates, result or contract made public: the platform fills in what it knows, the tender side the rest, and signs. */
export function Announcing({
  subject,
  award,
}: {
  subject: 'CANDIDATES' | 'RESULT' | 'CONTRACT';
  award: Award;
}) {
  const { tender, name } = useLotInHand();
  const draft = useQuery({
    queryKey: [...lotKey(tender, name), 'draft', subject],
    queryFn: () => announcementDraft(tender, name, subject),
    select: ({ body }) => readDraft(body),
  });
  if (!draft.data) {
    return draft.error ? <ErrorNote error={draft.error} /> : <Loading />;
  }
  return <Form key={award.reportSha256} draft={draft.data} subject={subject} award={award} />;
}

function Form({ draft, subject, award }: { draft: Body; subject: string; award: Award }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const typed = useDraft<Filled>(
    `announcement/${tender}/${name}/${subject}/${award.decisionSha256 ?? award.reportSha256}`,
    NOTHING,
  );
  const [checked, setChecked] = useState<Filled>();
  const [error, setError] = useState<unknown>();
  const { value } = typed;
  const open = useMemo(
    () =>
      openFields(draft).map((one) => ({
        ...one,
        called: t([`trade:field.${one.field}`, 'trade:fieldUnknown'] as never, { name: one.field }) as string,
      })),
    [draft, t],
  );
  const fullName = useCallback(
    (field: string) => {
      const one = open.find(({ at }) => at === field);
      const whose = one?.entry === undefined ? undefined : draft.entries[one.entry]?.name;
      return one ? [whose, one.called].filter(Boolean).join(' · ') : t('announcing.until');
    },
    [open, draft, t],
  );
  const found = useMemo(
    () =>
      (checked ? wrong(draft, checked) : []).map(({ field, what }) => ({
        field,
        text: t(`announcing.wrong.${what}`, { field: fullName(field) }),
      })),
    [checked, draft, fullName, t],
  );
  const faults = useFaults(found, error);

  const change = (changed: Partial<Filled>) => {
    typed.change({ ...value, ...changed });
    setChecked(undefined);
  };
  const final = complete(draft, value);
  const line = (at: string, label: string) => (
    <Field key={at} name={at} label={label} faults={faults}>
      {(control) => (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={value.values[at] ?? ''}
          onChange={({ target }) => {
            change({ values: { ...value.values, [at]: target.value } });
          }}
        />
      )}
    </Field>
  );
  return (
    <>
      <p>{t(`announcing.why.${subject as 'RESULT'}`)}</p>
      <ErrorSummary faults={faults} />
      <Known draft={draft} />
      {open.filter(({ entry }) => entry === undefined).map((one) => line(one.at, one.called))}
      {draft.entries.map((entry, i) => {
        const own = open.filter((one) => one.entry === i);
        return (
          own.length > 0 && (
            <fieldset key={entry.slot ?? i} className="group">
              <legend>{entry.name ?? i + 1}</legend>
              {own.map((one) => line(one.at, one.called))}
            </fieldset>
          )
        );
      })}
      {draft.until !== null && (
        <Field
          name="until"
          label={t('announcing.until')}
          hint={t('announcing.untilHint', { at: typedOf(draft.until).replace('T', ' ') })}
          faults={faults}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={value.until || typedOf(draft.until ?? '')}
              onChange={({ target }) => {
                change({ until: target.value });
              }}
            />
          )}
        </Field>
      )}
      <DraftNote savedAt={typed.savedAt} />
      {checked && found.length === 0 ? (
        <SignedPaper
          act={t(`announcing.sign.${subject as 'RESULT'}`)}
          said={t('announcing.done')}
          body={() => final}
          send={(paper) => announce(tender, name, paper)}
          onError={setError}
          onDone={typed.discard}
        >
          <Said body={final} />
        </SignedPaper>
      ) : (
        <Button
          onClick={() => {
            setError(undefined);
            setChecked(value);
          }}
        >
          {t('check')}
        </Button>
      )}
    </>
  );
}

/** What the platform fills in itself, because it would refuse anything else. */
function Known({ draft }: { draft: Body }) {
  const { t } = useTranslation('agencyConduct');
  return (
    <details>
      <summary>{t('announcing.known')}</summary>
      <Lines body={draft} />
    </details>
  );
}

function Said({ body }: { body: Body }) {
  const { t } = useTranslation('agencyConduct');
  return (
    <>
      {body.until !== null && (
        <p>
          {t('announcing.until')} <Instant at={body.until} seconds />
        </p>
      )}
      <Lines body={body} />
    </>
  );
}

function Lines({ body }: { body: Body }) {
  const { field } = useTradeNames();
  const lines = (of: Record<string, string>): [string, string][] =>
    Object.entries(of)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [field(name), value]);
  return (
    <>
      {Object.keys(body.fields).length > 0 && <FactList facts={lines(body.fields)} />}
      {body.entries.map((entry, i) => (
        <FactList key={entry.slot ?? i} facts={lines(entry)} />
      ))}
    </>
  );
}
