import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cents } from '../../../portal/money';
import { DraftNote } from '../../../ui/DraftNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Field } from '../../../ui/Field';
import { useDraft } from '../../../ui/useDraft';
import { useFaults, type Fault } from '../../../ui/useFaults';
import { bidName } from './bidName';
import { acts, type Correction, type LotKey, type Rule, type Sitting } from './roomApi';
import { useAct } from './useAct';

const RULES: readonly Rule[] = [
  'OPENING_FORM_PREVAILS',
  'WORDS_OVER_FIGURES',
  'TOTAL_OVER_SLIPPED_UNIT_PRICE',
  'UNIT_PRICES_OVER_TOTAL',
];
const NONE: readonly Fault[] = [];
const EMPTY: Correction[] = [];

/** The lead closes the check of prices, with the contradictions the committee found in figures. */
export function Corrections({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const out = new Set(sitting.work.rejected.map(({ bid }) => bid));
  const bids = sitting.work.bids.filter(({ slot }) => !out.has(slot));
  const draft = useDraft(
    `corrections/${sitting.tender}/${sitting.lot}/${sitting.round}.${sitting.sitting}`,
    EMPTY,
  );
  const [found, setFound] = useState(NONE);
  const closing = useAct(
    lot,
    async () => {
      await acts.closePrices(lot, draft.value);
      draft.discard();
    },
    t('price.closed'),
  );
  const faults = useFaults(found, closing.error);
  const change = (at: number, part: Partial<Correction>) =>
    draft.change(draft.value.map((each, i) => (i === at ? { ...each, ...part } : each)));
  const close = () => {
    const wrong = draft.value.flatMap(({ corrected, note }, i) => [
      ...((cents(corrected) ?? 0n) > 0n
        ? []
        : [{ field: `corrections[${i}].corrected`, text: t('price.wrongAmount') }]),
      ...(note.trim() ? [] : [{ field: `corrections[${i}].note`, text: t('price.noNote') }]),
    ]);
    setFound(wrong.length > 0 ? wrong : NONE);
    if (wrong.length === 0) {
      closing.mutate();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <ErrorSummary faults={faults} />
      <h2>{t('price.closeTitle')}</h2>
      <p>{t('price.why')}</p>
      {draft.value.map((correction, i) => (
        <fieldset key={i} className="asked-of-member">
          <legend>{t('price.correction', { number: i + 1 })}</legend>
          <Field name={`corrections[${i}].bid`} label={t('price.bid')} faults={faults}>
            {({ status: _, ...control }) => (
              <select
                {...control}
                className="native-select"
                value={correction.bid}
                onChange={(event) => change(i, { bid: event.target.value })}
              >
                {bids.map(({ slot }) => (
                  <option key={slot} value={slot}>
                    {bidName(sitting, slot)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name={`corrections[${i}].rule`} label={t('price.rule')} faults={faults}>
            {({ status: _, ...control }) => (
              <select
                {...control}
                className="native-select"
                value={correction.rule}
                onChange={(event) => change(i, { rule: event.target.value as Rule })}
              >
                {RULES.map((rule) => (
                  <option key={rule} value={rule}>
                    {t(`price.rules.${rule}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name={`corrections[${i}].corrected`} label={t('price.corrected')} faults={faults}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={correction.corrected}
                onChange={(event) => change(i, { corrected: event.target.value })}
              />
            )}
          </Field>
          <Field
            name={`corrections[${i}].note`}
            label={t('price.note')}
            hint={t('price.noteHint')}
            faults={faults}
          >
            {(control) => (
              <Input.TextArea
                {...control}
                rows={2}
                maxLength={2000}
                value={correction.note}
                onChange={(event) => change(i, { note: event.target.value })}
              />
            )}
          </Field>
          <Button onClick={() => draft.change(draft.value.filter((_, at) => at !== i))}>
            {t('price.remove', { number: i + 1 })}
          </Button>
        </fieldset>
      ))}
      <p className="act-row">
        <Button
          onClick={() =>
            draft.change([
              ...draft.value,
              { bid: bids[0]?.slot ?? '', rule: 'WORDS_OVER_FIGURES', corrected: '', note: '' },
            ])
          }
        >
          {t('price.add')}
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={closing.isPending}>
          {t('price.close', { count: draft.value.length })}
        </Button>
      </p>
      {draft.savedAt !== undefined && <DraftNote savedAt={draft.savedAt} />}
    </form>
  );
}
