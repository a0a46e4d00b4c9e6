import { Button, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Category } from '../server';
import { newLot, type PlannedLot } from './plan';
import { Text, type StepProperties } from './ProjectFields';

const CATEGORIES: readonly Category[] = ['WORKS', 'GOODS', 'SERVICES'];
const CLASSES: readonly PlannedLot['classOfSlots'][] = ['small', 'default', 'crowd'];

/** The lots: each is bid for, opened and awarded by itself. */
export function LotFields({ plan, change, faults }: StepProperties) {
  const { t } = useTranslation('agencyPrepare');
  const alter = (at: number, part: Partial<PlannedLot>) =>
    change({ ...plan, lots: plan.lots.map((lot, i) => (i === at ? { ...lot, ...part } : lot)) });
  return (
    <>
      <p className="field-hint">{t('begin.lotsHint')}</p>
      {plan.lots.map((lot, at) => (
        <fieldset key={at} className="lot-fields">
          <legend>{t('begin.lotNumber', { number: at + 1 })}</legend>
          <Text
            name={`lots[${at}].lot`}
            label={t('begin.lot')}
            hint={t('begin.codeHint')}
            value={lot.lot}
            set={(value) => alter(at, { lot: value })}
            faults={faults}
          />
          <Text
            name={`lots[${at}].name`}
            label={t('begin.lotName')}
            value={lot.name}
            set={(name) => alter(at, { name })}
            faults={faults}
          />
          <fieldset className="choice">
            <legend>{t('begin.category')}</legend>
            <Radio.Group
              value={lot.category}
              onChange={(event) => alter(at, { category: event.target.value as Category })}
              options={CATEGORIES.map((category) => ({ value: category, label: t(`category.${category}`) }))}
            />
          </fieldset>
          <Text
            name={`lots[${at}].estimate`}
            label={t('begin.estimate')}
            hint={t('begin.estimateHint')}
            value={lot.estimate}
            set={(estimate) => alter(at, { estimate })}
            faults={faults}
          />
          <Text
            name={`lots[${at}].minimumBids`}
            label={t('begin.minimumBids')}
            hint={t('begin.minimumBidsHint')}
            value={lot.minimumBids}
            set={(minimumBids) => alter(at, { minimumBids })}
            faults={faults}
          />
          <fieldset className="choice">
            <legend>{t('begin.classOfSlots')}</legend>
            <Radio.Group
              value={lot.classOfSlots}
              onChange={(event) =>
                alter(at, { classOfSlots: event.target.value as PlannedLot['classOfSlots'] })
              }
              options={CLASSES.map((each) => ({ value: each, label: t(`slots.${each}`) }))}
            />
          </fieldset>
          {plan.lots.length > 1 && (
            <Button onClick={() => change({ ...plan, lots: plan.lots.filter((_, i) => i !== at) })}>
              {t('begin.removeLot', { number: at + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      <p>
        <Button onClick={() => change({ ...plan, lots: [...plan.lots, newLot(plan.lots.length + 1)] })}>
          {t('begin.addLot')}
        </Button>
      </p>
    </>
  );
}
