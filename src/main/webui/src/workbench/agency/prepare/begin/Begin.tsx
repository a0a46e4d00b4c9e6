import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { PageTitle } from '../../../../ui/PageTitle';
import { useDraft } from '../../../../ui/useDraft';
import { useFaults, type Fault } from '../../../../ui/useFaults';
import { preparePaths } from '../paths';
import { Steps } from '../Steps';
import { CheckAndHandIn } from './CheckAndHandIn';
import { LotFields } from './LotFields';
import { emptyPlan, faultsIn, openBefore, steps, wrongIn, type Plan, type Step } from './plan';
import { ProjectFields } from './ProjectFields';
import { TenderFields } from './TenderFields';
import '../../../../portal/portal.css';
import '../prepare.css';

const FORMS = { project: ProjectFields, tender: TenderFields, lots: LotFields };
const nothing: Fault[] = [];

const asStep = (text: string | undefined): Step => steps.find((step) => step === text) ?? 'project';

/** A new tender, up to the centre's window: one thing per step, kept as it is typed, sent at the end. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  const step = asStep(useParams().step);
  const draft = useDraft<Plan>('agency/new', emptyPlan);
  const plan = draft.value;
  return (
    <>
      <PageTitle title={t('begin.title')} />
      <Steps
        label={t('begin.steps')}
        steps={steps.map((each, at) => ({
          name: `${at + 1} ${t(`begin.step.${each}`)}`,
          to: preparePaths.begin(each),
          state:
            each === step
              ? 'current'
              : openBefore(plan, each) !== undefined
                ? 'locked'
                : each !== 'handIn' && wrongIn(plan, each).length === 0
                  ? 'done'
                  : 'open',
        }))}
      />
      {step === 'handIn' ? (
        <CheckAndHandIn plan={plan} discard={draft.discard} />
      ) : (
        <OneStep key={step} step={step} plan={plan} change={draft.change} />
      )}
      <DraftNote savedAt={draft.savedAt} />
    </>
  );
}

function OneStep({
  step,
  plan,
  change,
}: {
  step: keyof typeof FORMS;
  plan: Plan;
  change: (plan: Plan) => void;
}) {
  const { t } = useTranslation('agencyPrepare');
  const navigate = useNavigate();
  const [found, setFound] = useState(nothing);
  const faults = useFaults(found, undefined);
  const Form = FORMS[step];
  const at = steps.indexOf(step);
  const before = steps[at - 1];
  const after = steps[at + 1];

  const goOn = () => {
    const wrong = faultsIn(plan, step, (each) => t(`wrong.${each}`));
    setFound(wrong);
    if (wrong.length === 0 && after) {
      void navigate(preparePaths.begin(after));
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <h2>{t(`begin.step.${step}`)}</h2>
      <ErrorSummary faults={faults} />
      <Form plan={plan} change={change} faults={faults} />
      <div className="actions">
        {before && (
          <Button onClick={() => void navigate(preparePaths.begin(before))}>{t('step.back')}</Button>
        )}
        <Button type="primary" htmlType="submit">
          {t('step.next')}
        </Button>
      </div>
    </form>
  );
}
