import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { base64 } from '../../../../sealing/bytes';
import { ChooseFile } from '../../../../ui/ChooseFile';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field } from '../../../../ui/Field';
import { Loading } from '../../../../ui/Loading';
import { Note } from '../../../../ui/Note';
import { useDraft } from '../../../../ui/useDraft';
import { useFaults } from '../../../../ui/useFaults';
import { Attachments } from '../Attachments';
import { useLotInHand } from '../LotDesk';
import { opening } from '../queries';
import type { Award } from './awardApi';
import { recordContract, type ContractTerms } from './contractApi';
import { useAct } from '../useAct';
import { contractOf, wrong, type Typed } from './contract';

/** A detached signature is a few kilobytes. */
const LARGEST_SIGNATURE = 24_000;

/** Records the contract both parties signed. It has to say what the bid said. */
export function Contract({ award }: { award: Award }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const opened = useQuery(opening(tender, name, award.round));
  const offered = opened.data?.readOut?.find(({ slot }) => slot === award.winnerSlot)?.formFields;
  if (award.toldAt === null) {
    return <p>{t('contract.noticeFirst')}</p>;
  }
  if (!offered) {
    return opened.error ? <ErrorNote error={opened.error} /> : <Loading />;
  }
  return <Form key={award.decisionSha256} offered={offered} award={award} />;
}

function Form({ offered, award }: { offered: ContractTerms; award: Award }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const { price, currency, durationDays, quality, items } = offered;
  const draft = useDraft<Typed>(`contract/${tender}/${name}/${award.decisionSha256 ?? ''}`, {
    price,
    currency,
    durationDays,
    quality,
    items,
    performanceBond: '0.00',
    pdf: [],
    detached: [],
  });
  const [sent, setSent] = useState<Typed>();
  const act = useAct(async (typed: Typed) => {
    await recordContract(tender, name, contractOf(typed));
    draft.discard();
  }, t('contract.done'));
  const found = useMemo(
    () => (sent ? wrong(sent) : []).map(({ field, what }) => ({ field, text: t(`contract.wrong.${what}`) })),
    [sent, t],
  );
  const faults = useFaults(found, act.error);
  const { value } = draft;
  const change = (changed: Partial<Typed>) => {
    draft.change({ ...value, ...changed });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSent(value);
        if (wrong(value).length === 0) {
          act.mutate(value);
        }
      }}
    >
      <p>{t('contract.why')}</p>
      <ErrorSummary faults={faults} />
      <Attachments
        name="pdfSha256"
        label={t('contract.pdf')}
        hint={t('contract.pdfHint')}
        accept="application/pdf,.pdf"
        single
        files={value.pdf}
        faults={faults}
        onChange={(pdf) => {
          change({ pdf });
        }}
      />
      <Detached
        value={value.detached}
        error={faults.at('signatures')}
        onChange={(detached) => {
          change({ detached });
        }}
      />
      <Note>
        <p>{t('contract.says')}</p>
      </Note>
      {(['price', 'currency', 'durationDays', 'quality'] as const).map((field) => (
        <Field key={field} name={field} label={t(`contract.field.${field}`)} faults={faults}>
          {(control) => (
            <Input
              {...control}
              value={value[field]}
              onChange={({ target }) => {
                change({ [field]: target.value });
              }}
            />
          )}
        </Field>
      ))}
      {value.items.map(({ label, value: said }, i) => (
        <Field key={label} name={i === 0 ? 'items' : `items[${i}]`} label={label} faults={faults}>
          {(control) => (
            <Input
              {...control}
              value={said}
              onChange={({ target }) => {
                change({
                  items: value.items.map((item, at) => (at === i ? { label, value: target.value } : item)),
                });
              }}
            />
          )}
        </Field>
      ))}
      <Field
        name="performanceBond"
        label={t('contract.field.performanceBond')}
        hint={t('contract.bondHint')}
        faults={faults}
      >
        {(control) => (
          <Input
            {...control}
            value={value.performanceBond}
            onChange={({ target }) => {
              change({ performanceBond: target.value });
            }}
          />
        )}
      </Field>
      <DraftNote savedAt={draft.savedAt} />
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {t('contract.go')}
      </Button>
    </form>
  );
}

/** Signatures beside the file, one of each party; none where both are inside it. */
function Detached({
  value,
  error,
  onChange,
}: {
  value: Typed['detached'];
  error: string | undefined;
  onChange: (next: Typed['detached']) => void;
}) {
  const { t } = useTranslation('agencyConduct');
  const [tooLarge, setTooLarge] = useState(false);
  const wrongSize = tooLarge ? t('contract.signatureTooLarge') : undefined;
  return (
    <div className={error || wrongSize ? 'field field-wrong' : 'field'}>
      <label htmlFor="field-signatures">{t('contract.detached')}</label>
      <p id="field-signatures-hint" className="field-hint">
        {t('contract.detachedHint')}
      </p>
      {(error ?? wrongSize) && <p className="field-error">{error ?? wrongSize}</p>}
      <ChooseFile
        id="field-signatures"
        accept=".p7s,.p7m"
        multiple
        chosen={value.length > 0 ? value.map((each) => each.name).join(t('separator')) : undefined}
        describedBy="field-signatures-hint"
        wrong={Boolean(error ?? wrongSize)}
        onChoose={(files) => {
          setTooLarge(files.some(({ size }) => size > LARGEST_SIGNATURE));
          void Promise.all(
            files
              .filter(({ size }) => size <= LARGEST_SIGNATURE)
              .map(async (file) => ({
                name: file.name,
                signature: base64(new Uint8Array(await file.arrayBuffer())),
              })),
          ).then(onChange);
        }}
      />
    </div>
  );
}
