import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useBusinessTime } from '../../live/useBusinessTime';
import { FactList } from '../../portal/FactList';
import '../../portal/portal.css';
import { base64 } from '../../sealing/bytes';
import { signMessage } from '../../sealing/sign';
import { announce } from '../../ui/Announcements';
import { DraftNote } from '../../ui/DraftNote';
import { ErrorNote } from '../../ui/ErrorNote';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { Loading } from '../../ui/Loading';
import { NotFound } from '../../ui/NotFound';
import { Note } from '../../ui/Note';
import { PageTitle } from '../../ui/PageTitle';
import { SignWith } from '../../ui/SignWith';
import { minute } from '../../ui/time';
import { useDraft } from '../../ui/useDraft';
import { useFaults, type Fault } from '../../ui/useFaults';
import { emptyOrder, missing, orderBody, suspensions, type OrderDraft } from './order';
import { regulatorPaths } from './paths';
import './regulator.css';
import { giveOrder, lotFile, type LotFile } from './supervisionApi';

const KINDS = ['SUSPEND', 'RESUME', 'TERMINATE', 'DECIDE'] as const;

/** A signed order about one lot: written, checked line by line, signed here and handed in. */
export function Component() {
  const { tender = '', lot = '' } = useParams();
  const { t } = useTranslation('regulator');
  const file = useQuery({
    queryKey: ['supervision', 'file', tender, lot],
    queryFn: () => lotFile(tender, lot),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (file.error instanceof Problem && file.error.status === 404) {
    return <NotFound />;
  }
  if (file.data) {
    return <Writing file={file.data} />;
  }
  return (
    <>
      <PageTitle title={t('order.title')} />
      {file.error ? <ErrorNote error={file.error} /> : <Loading />}
    </>
  );
}

function Writing({ file }: { file: LotFile }) {
  const { t } = useTranslation('regulator');
  const { tender, lot, name } = file.lot;
  const draft = useDraft<OrderDraft>(`order/${tender}/${lot}`, emptyOrder);
  const [step, setStep] = useState<{ at: 'form' | 'check' | 'done'; sha256?: string; wrong?: boolean }>({
    at: 'form',
  });
  const inForce = useMemo(() => suspensions(file.events), [file.events]);
  const wrong = step.wrong === true;
  const found = useMemo<Fault[]>(
    () =>
      wrong
        ? missing(draft.value, inForce).map((field) => ({ field, text: t(`order.missing.${field}`) }))
        : [],
    [wrong, draft.value, inForce, t],
  );
  const faults = useFaults(found, undefined);
  if (step.at === 'done') {
    return <Done file={file} sha256={step.sha256 ?? ''} />;
  }
  if (step.at === 'check') {
    return (
      <Check
        file={file}
        draft={draft.value}
        back={() => setStep({ at: 'form' })}
        done={(sha256) => {
          draft.discard();
          setStep({ at: 'done', sha256 });
        }}
      />
    );
  }
  const { value, change } = draft;
  return (
    <>
      <PageTitle title={t('order.of', { name })} wrong={faults.list.length > 0} />
      <p className="lead">{t('order.lead')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setStep(missing(value, inForce).length > 0 ? { at: 'form', wrong: true } : { at: 'check' });
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
        {value.kind === 'RESUME' && (
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
        )}
        {value.kind === 'DECIDE' && (
          <>
            <Field
              name="claimSlot"
              label={t('order.claimSlot')}
              hint={t('order.claimSlotHint')}
              faults={faults}
            >
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
        )}
        <Field name="reason" label={t('order.reason')} hint={t('order.reasonHint')} faults={faults}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={4}
              maxLength={2000}
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

function Check({
  file,
  draft,
  back,
  done,
}: {
  file: LotFile;
  draft: OrderDraft;
  back: () => void;
  done: (sha256: string) => void;
}) {
  const { t } = useTranslation('regulator');
  const now = useBusinessTime();
  const { tender, lot, name } = file.lot;
  return (
    <>
      <PageTitle title={t('order.checkTitle', { kind: t(`order.kind.${draft.kind}`) })} />
      <p className="lead">{t('order.checkLead')}</p>
      <SignWith
        act={t(`order.sign.${draft.kind}`)}
        onSign={async (signer) => {
          const body = orderBody(tender, lot, draft, now ?? Date.parse(file.at));
          const { orderSha256 } = await giveOrder(base64(await signMessage(body, signer)));
          announce(t('order.taken'));
          done(orderSha256);
        }}
      >
        <FactList
          facts={[
            [t('order.what'), `${t(`order.kind.${draft.kind}`)} — ${t(`order.means.${draft.kind}`)}`],
            [t('column.lot'), `${name} (${tender}/${lot})`],
            ...(draft.kind === 'RESUME'
              ? [[t('order.lifts'), <span className="digest">{draft.lifts}</span>] as [string, ReactNode]]
              : []),
            ...(draft.kind === 'DECIDE'
              ? [
                  [t('order.claimSlot'), draft.claimSlot] as [string, ReactNode],
                  [t('order.decision'), t(`order.decided.${draft.decision}`)] as [string, ReactNode],
                ]
              : []),
            [t('order.reason'), draft.reason.trim()],
          ]}
        />
        {draft.kind === 'TERMINATE' && (
          <Note kind="danger">
            <p>{t('order.final')}</p>
          </Note>
        )}
        <p>
          <Button onClick={back}>{t('order.change')}</Button>
        </p>
      </SignWith>
    </>
  );
}

function Done({ file, sha256 }: { file: LotFile; sha256: string }) {
  const { t } = useTranslation('regulator');
  const queries = useQueryClient();
  const { tender, lot } = file.lot;
  return (
    <>
      <PageTitle title={t('order.doneTitle')} />
      <Note kind="success">
        <p>
          {t('order.done')} <span className="digest">{sha256}</span>
        </p>
        <p>{t('order.next')}</p>
      </Note>
      <p>
        <Link
          to={regulatorPaths.file(tender, lot)}
          onClick={() => queries.removeQueries({ queryKey: ['supervision', 'file', tender, lot] })}
        >
          {t('order.toFile')}
        </Link>
      </p>
    </>
  );
}
