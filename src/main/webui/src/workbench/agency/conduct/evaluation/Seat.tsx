import { useState } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field } from '../../../../ui/Field';
import { useFaults, type Fault } from '../../../../ui/useFaults';
import { ActButton, useHindrance } from '../ActButton';
import { useLotInHand } from '../LotDesk';
import { seatCommittee } from './evaluationApi';
import { committee, nextStep, type Facts } from '../steps';
import { useAct } from '../useAct';

const NONE: Fault[] = [];

/** Starts the evaluation: seats the committee that was drawn. What is missing for it is said beside the button. */
export function Seat({ facts }: { facts: Facts }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const [reason, setReason] = useState('');
  const act = useAct((why: string) => seatCommittee(tender, name, why), t('seat.done'));
  const faults = useFaults(NONE, act.error);
  const hindrance = useHindrance()('seatCommittee');
  const step = nextStep(facts);
  const sits =
    facts.evaluation !== null && facts.evaluation.phase !== 'DONE' && facts.evaluation.phase !== 'VOID';
  const ready = committee(facts);
  const why =
    hindrance ?? (ready.name === 'seat' ? undefined : t('seat.first', { step: t(`next.${ready.name}`) }));
  if (sits && why) {
    return null; // it is at work
  }
  return (
    <section aria-labelledby="seat" className="section-act">
      <h2 id="seat">{t(sits ? 'seat.replace' : 'seat.title')}</h2>
      <p>{t(sits ? 'seat.replaceWhy' : 'seat.why')}</p>
      <ErrorSummary faults={faults} />
      {sits && (
        <Field name="reason" label={t('seat.reason')} faults={faults}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              maxLength={2000}
              value={reason}
              onChange={({ target }) => {
                setReason(target.value);
              }}
            />
          )}
        </Field>
      )}
      <ActButton
        name={t(sits ? 'seat.replaceGo' : 'seat.go')}
        why={
          step.name === 'checkQualification' ? t('seat.first', { step: t('next.checkQualification') }) : why
        }
        busy={act.isPending}
        onAct={() => {
          act.mutate(reason);
        }}
      />
    </section>
  );
}
