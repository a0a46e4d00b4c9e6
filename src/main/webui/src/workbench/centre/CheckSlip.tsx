import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../portal/FactList';
import { ErrorNote } from '../../ui/ErrorNote';
import { Note } from '../../ui/Note';
import type { Line } from './answer';
import type { HandedIn, NewSlip } from './centreApi';
import { useParts } from './useParts';

/** Every line of the slip before it is given: it cannot be taken back. */
export function CheckSlip({
  registration,
  slip,
  named,
  isGiving,
  error,
  back,
  give,
}: {
  registration: HandedIn;
  slip: NewSlip;
  named: readonly Line[];
  isGiving: boolean;
  error: unknown;
  back: () => void;
  give: () => Promise<void>;
}) {
  const { t } = useTranslation('centre');
  const { lineName } = useParts(registration);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []); // the form it comes after is gone
  const says: [string, ReactNode][] = [];
  if (slip.kind === 'ACCEPTED') {
    says.push([t('check.codes'), t('check.codesOf', { count: registration.lots.length })]);
  } else if (slip.kind === 'CORRECTION') {
    says.push([
      t('check.items', { count: slip.items.length }),
      <ol className="check-items">
        {slip.items.map(({ field, text }) => (
          <li key={field}>
            <strong>{lineName(named.find((line) => line.field === field) ?? { field, what: 'told' })}</strong>{' '}
            {text}
          </li>
        ))}
      </ol>,
    ]);
  } else {
    says.push([t('refusal.ground'), t(`ground.${slip.ground}`)], [t('refusal.text'), slip.text]);
  }
  return (
    <div className="slip-check">
      <h3 ref={heading} tabIndex={-1}>
        {t('check.title', { slip: t(`slip.${slip.kind}`) })}
      </h3>
      <FactList
        facts={[
          [t('check.slip'), t(`slip.${slip.kind}`)],
          [t('column.tender'), `${registration.name} (${registration.tender})`],
          [t('check.to'), registration.agency.name],
          ...says,
          [t('check.remedies'), t(`check.remedy.${slip.kind}`)],
        ]}
      />
      <Note kind={slip.kind === 'REFUSED' ? 'danger' : 'info'}>
        <p>{t(`check.final.${slip.kind}`)}</p>
      </Note>
      {error != null && <ErrorNote error={error} />}
      <p className="slip-acts">
        <Button
          type="primary"
          size="large"
          loading={isGiving}
          onClick={() => void give().catch(() => undefined /* shown above */)}
        >
          {t(`check.give.${slip.kind}`)}
        </Button>
        <Button size="large" onClick={back}>
          {t('check.back')}
        </Button>
      </p>
    </div>
  );
}
