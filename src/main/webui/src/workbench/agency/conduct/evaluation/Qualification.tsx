import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field, fieldId } from '../../../../ui/Field';
import { Note } from '../../../../ui/Note';
import { useDraft } from '../../../../ui/useDraft';
import { useFaults, type Faults } from '../../../../ui/useFaults';
import { useHindrance } from '../ActButton';
import { ChooseOne } from '../ChooseOne';
import { REJECTION } from '../grounds';
import { useLotInHand } from '../LotDesk';
import { opening } from '../queries';
import { checkQualification } from './evaluationApi';
import { useAct } from '../useAct';
import { keyOf, missing, qualified, verdictsOf, type Asked, type Said } from './verdicts';

const COMES_LATER = [
  'REGISTERED',
  'SCHEDULED',
  'ISSUING',
  'CLOSED',
  'OPENING',
  'READ_OUT',
  'OPENED',
  'FAILED',
];

/** Who qualifies, said by the tender side before a committee sits; only procurement has it (O87 44). */
export function Qualification() {
  const { t } = useTranslation('agencyConduct');
  const { tender, name, lot, page } = useLotInHand();
  const why = useHindrance()('checkQualification');
  const round = page?.rounds.findLast(({ tendering }) => tendering === page.tendering)?.round ?? 1;
  const opened = useQuery({ ...opening(tender, name, round), enabled: why === undefined });
  return (
    <section aria-labelledby="qualification" className="section-act">
      <h2 id="qualification">{t('qualification.title')}</h2>
      {why ? (
        <p>{COMES_LATER.includes(lot.stage) ? why : t('qualification.over')}</p>
      ) : (
        <>
          <p>{t('qualification.why')}</p>
          {opened.error && <ErrorNote error={opened.error} />}
          {opened.data?.readOut && page && (
            <Form
              round={round}
              asked={{
                bids: opened.data.readOut.filter(({ result }) => result === 'OPENED'),
                criteria: page.qualification,
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

function Form({ asked, round }: { asked: Asked; round: number }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name, lot } = useLotInHand();
  const draft = useDraft<Said>(`qualification/${tender}/${name}/${round}`, {});
  const [checked, setChecked] = useState<Said>();
  const act = useAct(async (said: Said) => {
    await checkQualification(tender, name, verdictsOf(asked, said));
    draft.discard();
  }, t('qualification.done'));
  const found = useMemo(
    () =>
      (checked ? missing(asked, checked) : []).map(({ bid, item, what }) => ({
        field: `${keyOf(bid, item)} ${what}`,
        text: t(`qualification.missing.${what}`, {
          bidder: asked.bids.find(({ slot }) => slot === bid)?.organisation,
          criterion: item,
        }),
      })),
    [asked, checked, t],
  );
  const faults = useFaults(found, act.error);
  const passing = qualified(asked, draft.value);
  const said = missing(asked, draft.value).length === 0;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(draft.value);
        if (said) {
          act.mutate(draft.value);
        }
      }}
    >
      <ErrorSummary faults={faults} />
      {asked.bids.map(({ slot, organisation }) => (
        <fieldset key={slot} className="group">
          <legend>{organisation}</legend>
          {asked.criteria.map((criterion) => (
            <Criterion
              key={criterion.id}
              at={keyOf(slot, criterion.id)}
              criterion={criterion}
              grounds={REJECTION[lot.kind] ?? []}
              said={draft.value}
              faults={faults}
              onSaid={draft.change}
            />
          ))}
        </fieldset>
      ))}
      {said && (
        <Note kind={passing < (lot.minimumBids || 3) ? 'warning' : 'info'}>
          <p>
            {passing < (lot.minimumBids || 3)
              ? t('qualification.fails', { count: passing, minimum: lot.minimumBids })
              : t('qualification.passes', { count: passing })}
          </p>
        </Note>
      )}
      <DraftNote savedAt={draft.savedAt} />
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {t('qualification.go')}
      </Button>
    </form>
  );
}

function Criterion({
  at,
  criterion,
  grounds,
  said,
  faults,
  onSaid,
}: {
  at: string;
  criterion: Asked['criteria'][number];
  grounds: readonly string[];
  said: Said;
  faults: Faults;
  onSaid: (next: Said) => void;
}) {
  const { t } = useTranslation('agencyConduct');
  const one = said[at] ?? { ground: '', reason: '' };
  const change = (changed: Partial<Said[string]>) => {
    onSaid({ ...said, [at]: { ...one, ...changed } });
  };
  const error = faults.at(`${at} pass`);
  const id = fieldId(`${at} pass`);
  return (
    <>
      <div className={error ? 'field field-wrong' : 'field'}>
        <p id={`${id}-label`}>
          <strong>{criterion.id}</strong> {criterion.text}
        </p>
        {error && <p className="field-error">{error}</p>}
        <Radio.Group
          id={id}
          aria-labelledby={`${id}-label`}
          value={one.pass}
          onChange={({ target }) => {
            change({ pass: target.value as boolean });
          }}
          options={[
            { value: true, label: t('qualification.pass') },
            { value: false, label: t('qualification.fail') },
          ]}
        />
      </div>
      {one.pass === false && (
        <>
          <Field name={`${at} ground`} label={t('qualification.ground')} faults={faults}>
            {(control) => (
              <ChooseOne
                control={control}
                value={one.ground}
                onChoose={(ground) => {
                  change({ ground });
                }}
                options={grounds.map((code) => ({
                  value: code,
                  label: t(`ground.${code}` as never) as string,
                }))}
              />
            )}
          </Field>
          <Field name={`${at} reason`} label={t('qualification.reason')} faults={faults}>
            {(control) => (
              <Input.TextArea
                {...control}
                rows={2}
                maxLength={2000}
                value={one.reason}
                onChange={({ target }) => {
                  change({ reason: target.value });
                }}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}
