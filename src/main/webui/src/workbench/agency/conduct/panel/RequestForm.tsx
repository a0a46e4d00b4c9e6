import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { businessNow } from '../../../../live/clock';
import { StateMark } from '../../../../portal/StateMark';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field } from '../../../../ui/Field';
import { useDraft } from '../../../../ui/useDraft';
import { useFaults } from '../../../../ui/useFaults';
import { useLotInHand } from '../LotDesk';
import { rules } from '../queries';
import { requestDraw, type Draw } from './panelApi';
import { useAct } from '../useAct';
import { complaints, composition, EMPTY, faultsOf, wishOf, type Typed } from './wish';

/**
 * The request for experts: what they know and where they come from, never who.
 *
 * @param empty seats another draw has to fill; nothing for the first
 * @param before draws of this committee that stand
 */
export function RequestForm({ empty, before }: { empty: number | undefined; before: readonly Draw[] }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name, lot } = useLotInHand();
  const law = useQuery(rules(lot.kind, lot.region)).data ?? [];
  const draft = useDraft<Typed>(`draw/${tender}/${name}/${before.length}`, EMPTY);
  const [asked, setAsked] = useState<Typed>();
  const request = useAct(async (typed: Typed) => {
    await requestDraw(tender, name, wishOf(typed));
    draft.discard();
  }, t('panel.requested'));
  const found = useMemo(
    () => (asked ? faultsOf(complaints(asked, businessNow() ?? 0), (what) => t(`panel.wrong.${what}`)) : []),
    [asked, t],
  );
  const faults = useFaults(found, request.error);
  const { value } = draft;
  const change = (changed: Partial<Typed>) => {
    draft.change({ ...value, ...changed });
  };
  const slot = (at: number, changed: Partial<Typed['slots'][number]>) => {
    change({ slots: value.slots.map((each, i) => (i === at ? { ...each, ...changed } : each)) });
  };
  const held =
    empty === undefined ? 0 : (before[0]?.slots ?? []).reduce((sum, { count }) => sum + count, 0) - empty;
  const made = composition(value, law, held, lot.estimate);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(value);
        if (complaints(value, businessNow() ?? 0).length === 0) {
          request.mutate(value);
        }
      }}
    >
      <ErrorSummary faults={faults} />
      {value.slots.map((each, i) => (
        <fieldset key={i} className="group">
          <legend>{t('panel.group', { number: i + 1 })}</legend>
          <div className="inline-fields">
            <Field
              name={`slots[${i}].specialty`}
              label={t('panel.specialty')}
              hint={t('panel.specialtyHint')}
              faults={faults}
            >
              {(control) => (
                <Input
                  {...control}
                  value={each.specialty}
                  onChange={({ target }) => {
                    slot(i, { specialty: target.value });
                  }}
                />
              )}
            </Field>
            <Field
              name={`slots[${i}].region`}
              label={t('panel.region')}
              hint={t('panel.regionHint')}
              faults={faults}
            >
              {(control) => (
                <Input
                  {...control}
                  value={each.region}
                  onChange={({ target }) => {
                    slot(i, { region: target.value });
                  }}
                />
              )}
            </Field>
            <Field
              name={`slots[${i}].count`}
              label={t('panel.count')}
              hint={t('panel.countHint')}
              faults={faults}
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={each.count}
                  onChange={({ target }) => {
                    slot(i, { count: target.value });
                  }}
                />
              )}
            </Field>
          </div>
          {value.slots.length > 1 && (
            <p>
              <Button
                onClick={() => {
                  change({ slots: value.slots.filter((_, at) => at !== i) });
                }}
              >
                {t('panel.removeGroup', { number: i + 1 })}
              </Button>
            </p>
          )}
        </fieldset>
      ))}
      <p>
        <Button
          onClick={() => {
            change({ slots: [...value.slots, { specialty: '', region: '', count: '' }] });
          }}
        >
          {t('panel.addGroup')}
        </Button>
      </p>
      <Field
        name="delegates"
        label={t('panel.delegatesField')}
        hint={t('panel.delegatesHint')}
        faults={faults}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={value.delegates}
            onChange={({ target }) => {
              change({ delegates: target.value });
            }}
          />
        )}
      </Field>
      <p role="status">
        <StateMark state={made.broken.length === 0 ? 'good' : 'warning'} />{' '}
        {made.broken.length === 0
          ? t('panel.composed', { ...made })
          : t('panel.unlawful', { ...made, rules: made.broken.join(t('separator')) })}
      </p>
      <Field
        name="evaluationAt"
        label={t('panel.evaluationAt')}
        hint={t('panel.evaluationAtHint')}
        faults={faults}
      >
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={value.evaluationAt}
            onChange={({ target }) => {
              change({ evaluationAt: target.value });
            }}
          />
        )}
      </Field>
      <Field name="place" label={t('panel.place')} faults={faults}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={value.place}
            onChange={({ target }) => {
              change({ place: target.value });
            }}
          />
        )}
      </Field>
      <div className="inline-fields reading">
        <Field
          name="maxPerEmployer"
          label={t('panel.maxPerEmployer')}
          hint={t('panel.maxPerEmployerHint')}
          faults={faults}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={value.maxPerEmployer}
              onChange={({ target }) => {
                change({ maxPerEmployer: target.value });
              }}
            />
          )}
        </Field>
        <Field
          name="maxWorkload"
          label={t('panel.maxWorkload')}
          hint={t('panel.maxWorkloadHint')}
          faults={faults}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={value.maxWorkload}
              onChange={({ target }) => {
                change({ maxWorkload: target.value });
              }}
            />
          )}
        </Field>
      </div>
      <DraftNote savedAt={draft.savedAt} />
      <Button type="primary" htmlType="submit" loading={request.isPending}>
        {t('panel.send')}
      </Button>
    </form>
  );
}
