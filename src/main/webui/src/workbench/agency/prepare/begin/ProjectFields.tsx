import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTradeNames } from '../../../../portal/useTradeNames';
import { Field } from '../../../../ui/Field';
import type { Faults } from '../../../../ui/useFaults';
import { organisation } from '../queries';
import type { Kind } from '../server';
import { isRegistered, type Plan } from './plan';

export interface StepProperties {
  plan: Plan;
  change: (plan: Plan) => void;
  faults: Faults;
}

const KINDS: readonly Kind[] = ['ENGINEERING', 'PROCUREMENT', 'OTHER'];

/** By which law, for whom, and the approved project behind it. */
export function ProjectFields({ plan, change, faults }: StepProperties) {
  const { t } = useTranslation('agencyPrepare');
  const names = useTradeNames();
  const own = useQuery(organisation).data;
  const { approved } = plan;
  const approve = (part: Partial<Plan['approved']>) =>
    change({ ...plan, approved: { ...approved, ...part } });
  return (
    <>
      <fieldset className="choice">
        <legend>{t('begin.kind')}</legend>
        <Radio.Group
          value={plan.kind}
          onChange={(event) => change({ ...plan, kind: event.target.value as Kind })}
          options={KINDS.map((kind) => ({ value: kind, label: names.kind(kind) }))}
        />
        <p className="field-hint">{t(`begin.kindMeans.${plan.kind}`)}</p>
      </fieldset>
      <Field name="region" label={t('begin.region')} hint={t('begin.regionHint')} faults={faults}>
        {(control) => (
          <Input
            {...control}
            value={plan.region}
            maxLength={6}
            onChange={(event) => change({ ...plan, region: event.target.value.toUpperCase() })}
          />
        )}
      </Field>
      <Field name="tenderee" label={t('begin.tenderee')} hint={t('begin.tendereeHint')} faults={faults}>
        {(control) => (
          <Input
            {...control}
            value={plan.tenderee}
            maxLength={18}
            onChange={(event) => change({ ...plan, tenderee: event.target.value.toUpperCase() })}
          />
        )}
      </Field>
      {own && plan.tenderee !== own.creditCode && (
        <p>
          <Button onClick={() => change({ ...plan, tenderee: own.creditCode })}>
            {t('begin.ownTender', { name: own.name })}
          </Button>
        </p>
      )}
      {isRegistered(plan.kind) && (
        <>
          <h3>{t('begin.approved')}</h3>
          <Text
            name="approved.code"
            label={t('begin.approvedCode')}
            hint={t('begin.codeHint')}
            value={approved.code}
            set={(code) => approve({ code })}
            faults={faults}
          />
          <Text
            name="approved.name"
            label={t('begin.approvedName')}
            value={approved.name}
            set={(name) => approve({ name })}
            faults={faults}
          />
          <Text
            name="approved.approval"
            label={t('begin.approval')}
            hint={t('begin.approvalHint')}
            value={approved.approval}
            set={(approval) => approve({ approval })}
            faults={faults}
          />
          <Text
            name="approved.fundSource"
            label={t('begin.fundSource')}
            value={approved.fundSource}
            set={(fundSource) => approve({ fundSource })}
            faults={faults}
          />
          <Text
            name="approved.investment"
            label={t('begin.investment')}
            value={approved.investment}
            set={(investment) => approve({ investment })}
            faults={faults}
          />
          <p>
            <Checkbox
              checked={approved.stateFunded}
              onChange={(event) => approve({ stateFunded: event.target.checked })}
            >
              {t('begin.stateFunded')}
            </Checkbox>
          </p>
        </>
      )}
    </>
  );
}

/** One line of text. */
export function Text({
  name,
  label,
  hint,
  value,
  set,
  faults,
}: {
  name: string;
  label: string;
  hint?: string;
  value: string;
  set: (value: string) => void;
  faults: Faults;
}) {
  return (
    <Field name={name} label={label} hint={hint} faults={faults}>
      {(control) => <Input {...control} value={value} onChange={(event) => set(event.target.value)} />}
    </Field>
  );
}
