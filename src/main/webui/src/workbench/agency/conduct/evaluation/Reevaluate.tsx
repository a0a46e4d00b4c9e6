import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../../../portal/FactList';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field } from '../../../../ui/Field';
import { useDraft } from '../../../../ui/useDraft';
import { useFaults } from '../../../../ui/useFaults';
import { objections } from '../../prepare/queries';
import { useHindrance } from '../ActButton';
import { ChooseOne } from '../ChooseOne';
import { NEW_COMMITTEE, REEVALUATION } from '../grounds';
import { useLotInHand } from '../LotDesk';
import { orderReevaluation } from './evaluationApi';
import { SignedPaper } from '../SignedPaper';
import type { Facts } from '../steps';

interface Typed {
  ground: string;
  objection: string;
  reason: string;
}

/** Orders the bids to be evaluated again, on a ground the law lists. */
export function Reevaluate({ facts: { award } }: { facts: Facts }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name, lot } = useLotInHand();
  const why = useHindrance()('orderReevaluation');
  const draft = useDraft<Typed>(`reevaluation/${tender}/${name}`, { ground: '', objection: '', reason: '' });
  const [checked, setChecked] = useState<Typed>();
  const [error, setError] = useState<unknown>();
  const upheld = (useQuery(objections(tender, name)).data?.objections ?? []).filter(
    ({ answer }) => answer?.consequence === 'REEVALUATE',
  );
  const { value } = draft;
  const found = useMemo(
    () =>
      checked
        ? (['ground', 'reason'] as const)
            .filter((field) => checked[field].trim() === '')
            .map((field) => ({ field, text: t(`reevaluate.missing.${field}`) }))
        : [],
    [checked, t],
  );
  const faults = useFaults(found, error);
  if (why || !award) {
    return null; // its time comes with the report, and goes with the contract
  }
  const change = (changed: Partial<Typed>) => {
    draft.change({ ...value, ...changed });
    setChecked(undefined);
  };
  const groundName = (code: string) => t(`ground.${code}` as never) as string;
  return (
    <section aria-labelledby="reevaluate" className="section-act">
      <h2 id="reevaluate">{t('reevaluate.title')}</h2>
      <p>{t('reevaluate.why')}</p>
      <ErrorSummary faults={faults} />
      <Field name="ground" label={t('evaluation.ground')} hint={t('reevaluate.groundHint')} faults={faults}>
        {(control) => (
          <ChooseOne
            control={control}
            value={value.ground}
            onChoose={(ground) => {
              change({ ground });
            }}
            options={(REEVALUATION[lot.kind] ?? []).map((code) => ({ value: code, label: groundName(code) }))}
          />
        )}
      </Field>
      <Field
        name="objection"
        label={t('reevaluate.objection')}
        hint={t('reevaluate.objectionHint')}
        faults={faults}
      >
        {(control) => (
          <ChooseOne
            control={control}
            value={value.objection}
            onChoose={(objection) => {
              change({ objection });
            }}
            options={[
              { value: '', label: t('reevaluate.noObjection') },
              ...upheld.map(({ id, filedOn, words }) => ({
                value: id,
                label: t('reevaluate.objectionOf', {
                  day: filedOn,
                  grounds: words?.grounds.slice(0, 40) ?? '',
                }),
              })),
            ]}
          />
        )}
      </Field>
      <Field name="reason" label={t('evaluation.reason')} hint={t('reevaluate.reasonHint')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={4000}
            value={value.reason}
            onChange={({ target }) => {
              change({ reason: target.value });
            }}
          />
        )}
      </Field>
      <DraftNote savedAt={draft.savedAt} />
      {checked && found.length === 0 ? (
        <SignedPaper
          act={t('reevaluate.sign')}
          said={t('reevaluate.done')}
          body={(at) => ({
            v: 1,
            tender,
            lot: name,
            round: award.round,
            reportSha256: award.reportSha256,
            ground: checked.ground,
            objection: checked.objection || null,
            reason: checked.reason.trim(),
            at,
          })}
          send={(paper) => orderReevaluation(tender, name, paper)}
          onError={setError}
          onDone={draft.discard}
        >
          <FactList
            facts={[
              [t('reevaluate.report'), <span className="digest">{award.reportSha256}</span>],
              [t('evaluation.ground'), groundName(checked.ground)],
              [
                t('reports.committee'),
                t(
                  NEW_COMMITTEE.includes(checked.ground)
                    ? 'reevaluate.newCommittee'
                    : 'reevaluate.sameCommittee',
                ),
              ],
              [t('evaluation.reason'), checked.reason],
            ]}
          />
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
    </section>
  );
}
