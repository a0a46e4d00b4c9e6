import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { yuan } from '../../../../portal/money';
import { useTradeNames } from '../../../../portal/useTradeNames';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { fieldId } from '../../../../ui/Field';
import { Note } from '../../../../ui/Note';
import { useFaults, type Fault } from '../../../../ui/useFaults';
import { preparePaths } from '../paths';
import { organisation } from '../queries';
import { handIn } from './handIn';
import { isRegistered, openBefore, type Plan, type Step } from './plan';

const nothing: Fault[] = [];

type Line = [field: string, label: string, value: string];

/** All that will be sent, with the way back to each line, and then the one act. */
export function CheckAndHandIn({ plan, discard }: { plan: Plan; discard: () => void }) {
  const { t } = useTranslation('agencyPrepare');
  const names = useTradeNames();
  const navigate = useNavigate();
  const client = useQueryClient();
  const own = useQuery(organisation).data;
  const sending = useMutation({
    mutationFn: () => handIn(plan),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['agency'] });
      const [first] = plan.lots;
      discard();
      void navigate(
        isRegistered(plan.kind) || !first
          ? preparePaths.registration(plan.code)
          : preparePaths.lot(plan.code, first.lot),
      );
    },
  });
  const faults = useFaults(nothing, sending.error);
  const open = openBefore(plan, 'handIn');
  const { approved } = plan;
  const project: Line[] = [
    ['kind', t('begin.kind'), names.kind(plan.kind)],
    ['region', t('begin.region'), names.region(plan.region)],
    [
      'tenderee',
      t('begin.tenderee'),
      own?.creditCode === plan.tenderee ? `${own.name} ${plan.tenderee}` : plan.tenderee,
    ],
  ];
  if (isRegistered(plan.kind)) {
    project.push(
      ['approved.code', t('begin.approvedCode'), approved.code],
      ['approved.name', t('begin.approvedName'), approved.name],
      ['approved.approval', t('begin.approval'), approved.approval],
      ['approved.fundSource', t('begin.fundSource'), approved.fundSource],
      ['approved.investment', t('begin.investment'), yuan(approved.investment)],
      ['approved.stateFunded', t('begin.stateFunded'), t(approved.stateFunded ? 'yes' : 'no')],
    );
  }
  const tender: Line[] = [
    ['code', t('begin.code'), plan.code],
    ['name', t('begin.name'), plan.name],
  ];
  const lots: Line[] = plan.lots.flatMap((lot, at): Line[] => [
    [`lots[${at}].lot`, t('begin.lot'), lot.lot],
    [`lots[${at}].name`, t('begin.lotName'), lot.name],
    [`lots[${at}].category`, t('begin.category'), t(`category.${lot.category}`)],
    [`lots[${at}].estimate`, t('begin.estimate'), lot.estimate === '' ? t('none') : yuan(lot.estimate)],
    [`lots[${at}].minimumBids`, t('begin.minimumBids'), lot.minimumBids],
    [`lots[${at}].classOfSlots`, t('begin.classOfSlots'), t(`slots.${lot.classOfSlots}`)],
  ]);
  return (
    <>
      <h2>{t('begin.step.handIn')}</h2>
      <ErrorSummary faults={faults} />
      {open && (
        <Note kind="warning">
          <p>
            {t('begin.openBefore')} <Link to={preparePaths.begin(open)}>{t(`begin.step.${open}`)}</Link>
          </p>
        </Note>
      )}
      <Checked step="project" lines={project} />
      <Checked step="tender" lines={tender} />
      <Checked step="lots" lines={lots} />
      <p>{t(isRegistered(plan.kind) ? 'begin.whatHappens' : 'begin.whatHappensFreely')}</p>
      <Button
        type="primary"
        size="large"
        disabled={open !== undefined}
        loading={sending.isPending}
        onClick={() => sending.mutate()}
      >
        {t(isRegistered(plan.kind) ? 'begin.handIn' : 'begin.register')}
      </Button>
    </>
  );
}

function Checked({ step, lines }: { step: Step; lines: Line[] }) {
  const { t } = useTranslation('agencyPrepare');
  return (
    <section aria-labelledby={`checked-${step}`} className="checked">
      <h3 id={`checked-${step}`}>
        {t(`begin.step.${step}`)}{' '}
        <Link to={preparePaths.begin(step)} aria-label={t('begin.change', { step: t(`begin.step.${step}`) })}>
          {t('step.change')}
        </Link>
      </h3>
      <dl className="facts">
        {lines.map(([field, label, value]) => (
          <div key={field} id={fieldId(field)} tabIndex={-1}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
