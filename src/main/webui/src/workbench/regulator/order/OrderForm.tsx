import { Button, Input, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DraftNote } from '../../../ui/DraftNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Field } from '../../../ui/Field';
import { PageTitle } from '../../../ui/PageTitle';
import { minute } from '../../../ui/time';
import type { Draft } from '../../../ui/useDraft';
import { useFaults, type Fault, type Faults } from '../../../ui/useFaults';
import { regulatorPaths } from '../paths';
import type { LotFile } from '../supervisionApi';
import { LONGEST_REASON, missing, type OrderDraft, type Suspension } from './order';

const KINDS = ['SUSPEND', 'RESUME', 'TERMINATE', 'DECIDE'] as const;

/** Writes an order; what is missing is said once the writer wants to go on, and from then on as it is written. */
export function OrderForm({
  file,
  draft,
  inForce,
  onWritten,
}: {
  file: LotFile;
  draft: Draft<OrderDraft>;
  inForce: Suspension[];
  onWritten: () => void;
}) {
  const { t } = useTranslation('regulator');
  const { tender, lot, name } = file.lot;
  const { value, change } = draft;
  const [wrong, setWrong] = useState(false);
  const found = useMemo<Fault[]>(
    () =>
      wrong ? missing(value, inForce).map((field) => ({ field, text: t(`order.missing.${field}`) })) : [],
    [wrong, value, inForce, t],
  );
  const faults = useFaults(found, undefined);
  return (
    <>
      <PageTitle title={t('order.of', { name })} wrong={faults.list.length > 0} />
      <p className="lead">{t('order.lead')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (missing(value, inForce).length > 0) {
            setWrong(true);
          } else {
            onWritten();
          }
        }}
      >
        <ErrorSummary faults={faults} />
        <fieldset className="field">
          <legend>{t('order.what')}</legend>
          <Radio.Group
            value={value.kind}
            onChange={(event) => change({ ...value, kind: event.target.value as OrderDraft['kind'] })}
            vertical
            options={KINDS.map((kind) => ({
              value: kind,
              label: `${t(`order.kind.${kind}`)} — ${t(`order.means.${kind}`)}`,
            }))}
          />
        </fieldset>
        {value.kind === 'RESUME' && <Lifted draft={draft} inForce={inForce} faults={faults} />}
        {value.kind === 'DECIDE' && <Decided draft={draft} faults={faults} />}
        <Field name="reason" label={t('order.reason')} hint={t('order.reasonHint')} faults={faults}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={4}
              maxLength={LONGEST_REASON}
              value={value.reason}
              onChange={(event) => change({ ...value, reason: event.target.value })}
            />
          )}
        </Field>
        <DraftNote savedAt={draft.savedAt} />
        <p className="file-acts">
          <Button type="primary" size="large" htmlType="submit">
            {t('order.toCheck')}
          </Button>
          <Link to={regulatorPaths.file(tender, lot)}>{t('order.toFile')}</Link>
        </p>
      </form>
    </>
  );
}

/** Which suspension the order lifts. */
function Lifted({
  draft: { value, change },
  inForce,
  faults,
}: {
  draft: Draft<OrderDraft>;
  inForce: Suspension[];
  faults: Faults;
}) {
  const { t } = useTranslation('regulator');
  return (
    <Field name="lifts" label={t('order.lifts')} faults={faults}>
      {(control) =>
        inForce.length === 0 ? (
          <p id={control.id}>{t('order.nothingToLift')}</p>
        ) : (
          <Radio.Group
            id={control.id}
            aria-label={t('order.lifts')}
            value={value.lifts}
            vertical
            onChange={(event) => change({ ...value, lifts: event.target.value as string })}
            options={inForce.map((each) => ({
              value: each.sha256,
              label: `${minute(each.at)} ${each.reason} (${each.sha256.slice(0, 12)}…)`,
            }))}
          />
        )
      }
    </Field>
  );
}

/** Which complaint the order decides, and how. */
function Decided({ draft: { value, change }, faults }: { draft: Draft<OrderDraft>; faults: Faults }) {
  const { t } = useTranslation('regulator');
  return (
    <>
      <Field name="claimSlot" label={t('order.claimSlot')} hint={t('order.claimSlotHint')} faults={faults}>
        {(control) => (
          <Input
            {...control}
            maxLength={64}
            value={value.claimSlot}
            onChange={(event) => change({ ...value, claimSlot: event.target.value.trim() })}
          />
        )}
      </Field>
      <fieldset className="field">
        <legend>{t('order.decision')}</legend>
        <Radio.Group
          value={value.decision}
          vertical
          onChange={(event) => change({ ...value, decision: event.target.value as 'REJECT' | 'AMEND' })}
          options={(['REJECT', 'AMEND'] as const).map((decision) => ({
            value: decision,
            label: t(`order.decided.${decision}`),
          }))}
        />
      </fieldset>
    </>
  );
}
