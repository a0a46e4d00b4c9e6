import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { businessNow } from '../../../live/clock';
import { DraftNote } from '../../../ui/DraftNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Field } from '../../../ui/Field';
import { day } from '../../../ui/time';
import { useDraft } from '../../../ui/useDraft';
import { useFaults, type Fault } from '../../../ui/useFaults';
import type { About } from '../bidderApi';
import type { Standing } from '../tasks';
import type { Evidence } from './evidence';
import { EvidenceFiles } from './EvidenceFiles';
import { ObjectionCheck } from './ObjectionCheck';
import { objectionable, type ObjectionDraft } from './objection';
import { Sent } from './Sent';

/** In characters; with its signature an objection has to fit into 48 KiB. */
const LONGEST = 10_000;

/** Writes an objection. Its words are kept in this browser until it is filed; its documents have to be chosen again after a reload. */
export function ObjectionForm({ standing }: { standing: Standing }) {
  const { t } = useTranslation('bidder');
  const { page, organisation } = standing;
  const { tender, lot } = page.lot;
  const queries = useQueryClient();
  const possible = objectionable(page.line);
  const [asked] = useSearchParams();
  const draft = useDraft<ObjectionDraft>(`bidder/objection/${tender}/${lot}`, {
    about: possible.find((each) => each === asked.get('about')),
    grounds: '',
    knownOn: '',
  });
  const [evidence, setEvidence] = useState<readonly Evidence[]>([]);
  const [step, setStep] = useState<'write' | 'wrong' | 'check' | 'sent'>('write');
  const { about, grounds, knownOn } = draft.value;
  const today = day(businessNow() ?? Date.parse(page.at));
  const found = useMemo<Fault[]>(() => {
    const faults: Fault[] = [];
    if (step === 'wrong' && about === undefined) {
      faults.push({ field: 'about', text: t('objection.aboutMissing') });
    }
    if (step === 'wrong' && grounds.trim() === '') {
      faults.push({ field: 'grounds', text: t('objection.groundsMissing') });
    }
    if (step === 'wrong' && (knownOn === '' || knownOn > today)) {
      faults.push({ field: 'knownOn', text: t('objection.knownOnWrong') });
    }
    return faults;
  }, [step, about, grounds, knownOn, today, t]);
  const faults = useFaults(found, undefined);

  if (step === 'sent') {
    return <Sent title={t('objection.sent')} next={t('objection.next')} />;
  }
  if (step === 'check' && about !== undefined && organisation) {
    return (
      <ObjectionCheck
        place={{ tender, lot }}
        lotName={page.lot.name}
        organisation={organisation}
        objection={{ ...draft.value, about }}
        evidence={evidence}
        onChange={() => setStep('write')}
        onFiled={async () => {
          draft.discard();
          setStep('sent');
          await queries.invalidateQueries({ queryKey: ['bidder', 'lot', tender, lot] });
        }}
      />
    );
  }
  if (possible.length === 0) {
    return <p>{t('objection.nothing')}</p>;
  }
  const change = (part: Partial<ObjectionDraft>) => draft.change({ ...draft.value, ...part });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const right = about !== undefined && grounds.trim() !== '' && knownOn !== '' && knownOn <= today;
        setStep(right ? 'check' : 'wrong');
      }}
    >
      <ErrorSummary faults={faults} />
      <Field name="about" label={t('objection.aboutLabel')} faults={faults}>
        {({ id, 'aria-describedby': described }) => (
          <Radio.Group
            id={id}
            aria-label={t('objection.aboutLabel')}
            aria-describedby={described}
            value={about}
            onChange={({ target }) => change({ about: target.value as About })}
            options={possible.map((each) => ({
              value: each,
              label: t(`objection.about.${each.toUpperCase() as Uppercase<About>}`),
            }))}
          />
        )}
      </Field>
      <Field name="grounds" label={t('objection.grounds')} hint={t('objection.groundsHint')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            value={grounds}
            maxLength={LONGEST}
            autoSize={{ minRows: 6, maxRows: 20 }}
            onChange={({ target }) => change({ grounds: target.value })}
          />
        )}
      </Field>
      <Field name="knownOn" label={t('objection.knownOn')} hint={t('objection.knownOnHint')} faults={faults}>
        {(control) => (
          <Input
            {...control}
            type="date"
            className="day-input"
            max={today}
            value={knownOn}
            onChange={({ target }) => change({ knownOn: target.value })}
          />
        )}
      </Field>
      <EvidenceFiles evidence={evidence} onChange={setEvidence} />
      <DraftNote savedAt={draft.savedAt} />
      <Button type="primary" htmlType="submit">
        {t('toCheck')}
      </Button>
    </form>
  );
}
