import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../portal/portal.css';
import { useDraft } from '../../../ui/useDraft';
import { LotFileFrame } from '../LotFileFrame';
import '../regulator.css';
import type { LotFile } from '../supervisionApi';
import { CheckOrder } from './CheckOrder';
import { emptyOrder, suspensions, type OrderDraft } from './order';
import { OrderForm } from './OrderForm';
import { OrderGiven } from './OrderGiven';

/** A signed order about one lot: written, checked line by line, signed here and handed in. */
export function Component() {
  const { t } = useTranslation('regulator');
  return <LotFileFrame title={t('order.title')}>{(file) => <Giving file={file} />}</LotFileFrame>;
}

type Step = { at: 'form' } | { at: 'check' } | { at: 'given'; sha256: string };

function Giving({ file }: { file: LotFile }) {
  const { tender, lot } = file.lot;
  const draft = useDraft<OrderDraft>(`order/${tender}/${lot}`, emptyOrder);
  const [step, setStep] = useState<Step>({ at: 'form' });
  const inForce = useMemo(() => suspensions(file.events), [file.events]);
  switch (step.at) {
    case 'form':
      return (
        <OrderForm file={file} draft={draft} inForce={inForce} onWritten={() => setStep({ at: 'check' })} />
      );
    case 'check':
      return (
        <CheckOrder
          file={file}
          draft={draft.value}
          back={() => setStep({ at: 'form' })}
          done={(sha256) => {
            draft.discard();
            setStep({ at: 'given', sha256 });
          }}
        />
      );
    case 'given':
      return <OrderGiven file={file} sha256={step.sha256} />;
  }
}
