import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { StateMark, type State } from '../../../../portal/StateMark';
import { Instant } from '../../../../ui/Instant';
import { preparePaths } from '../../prepare/paths';
import { ActButton, useHindrance } from '../ActButton';
import { useLotInHand } from '../LotDesk';
import { openingAddresses, type Closing, type Opening, type RecordSignature } from './openingApi';
import type { HallStep, Standing } from './console';
import { SignRecord } from './SignRecord';

const MARKS: Record<Standing, State> = { done: 'good', runs: 'waiting', yours: 'warning', later: 'unknown' };

interface Properties {
  steps: HallStep[];
  round: number;
  closing: Closing | null;
  opening: Opening | null;
  signatures: RecordSignature[];
  /** the organisation of whoever looks */
  own: string | undefined;
}

/** The steps of an opening with what each waits for. A step that is the host's own has the one button that may be pressed. */
export function HallSteps({ steps, round, closing, opening, signatures, own }: Properties) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const hindrance = useHindrance();
  const goTo = useNavigate();
  const [signing, setSigning] = useState(false);
  const separator = t('separator');
  const counted = {
    listed: closing?.count ?? 0,
    released: opening?.keys.released.length ?? 0,
    needed: opening?.keys.needed ?? 0,
    all: opening?.keys.trustees.length ?? 0,
  };
  const isKnown = { list: closing !== null, keys: opening !== null };
  const of = (step: HallStep['name']) =>
    (step === 'list' || step === 'keys') && !isKnown[step] ? (`${step}Unknown` as const) : step;
  const why = ({ standing, name: step }: HallStep) =>
    standing === 'yours' ? undefined : (t(`opening.why.${step}.${standing}` as never) as string);
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('opening.steps')}</h2>
      <p className="secondary">{t('opening.automatic')}</p>
      <ol className="opening-steps">
        {steps.map((step, i) => (
          <li
            key={step.name}
            className="opening-step"
            aria-current={isCurrent(steps, i) ? 'step' : undefined}
          >
            <StateMark state={MARKS[step.standing]} />
            <div>
              <h3>
                {i + 1} {t(`opening.step.${step.name}`)}{' '}
                <span className="secondary">{t(`opening.standing.${step.standing}`)}</span>
              </h3>
              <p>{t(`opening.of.${of(step.name)}`, counted)}</p>
              {step.missing.length > 0 && (
                <p>
                  {t('opening.missing', { who: step.missing.join(separator), count: step.missing.length })}
                </p>
              )}
              {step.name === 'objections' && (
                <ActButton
                  name={t('opening.answer')}
                  why={why(step)}
                  onAct={() => {
                    void goTo(preparePaths.objections(tender, name));
                  }}
                />
              )}
              {step.name === 'record' && (
                <>
                  <Signed signatures={signatures} />
                  {opening?.progress === 'RECORDED' && (
                    <p>
                      <a href={openingAddresses.record(tender, name, round)}>{t('opening.pdf')}</a>{' '}
                      <a href={openingAddresses.evidence(tender, name, round)}>{t('opening.evidence')}</a>
                    </p>
                  )}
                  {!signing && (
                    <ActButton
                      name={t('opening.sign')}
                      why={
                        signatures.some(({ organisation }) => organisation === own)
                          ? t('opening.youSigned')
                          : (why(step) ?? hindrance('signRecord'))
                      }
                      onAct={() => {
                        setSigning(true);
                      }}
                    />
                  )}
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
      {signing && opening && closing && (
        <SignRecord
          round={round}
          closing={closing}
          signatures={signatures}
          onDone={() => {
            setSigning(false);
          }}
        />
      )}
    </section>
  );
}

/** The first step that is not behind. */
const isCurrent = (steps: HallStep[], at: number): boolean =>
  steps.findIndex(({ standing }) => standing !== 'done') === at;

function Signed({ signatures }: { signatures: RecordSignature[] }) {
  const { t } = useTranslation('agencyConduct');
  return (
    signatures.length > 0 && (
      <ul>
        {signatures.map(({ number, organisation, signedAt }) => (
          <li key={number}>
            {t('opening.signedBy', { organisation })} <Instant at={signedAt} seconds />
          </li>
        ))}
      </ul>
    )
  );
}
