import { useTranslation } from 'react-i18next';
import type { Standing } from '../tasks';
import { LotFrame } from './LotFrame';
import { ObjectionForm } from './ObjectionForm';
import { OwnObjections } from './OwnObjections';

/** An objection: written, checked, signed in the browser and filed. */
export function Component() {
  const { t } = useTranslation('bidder');
  return <LotFrame title={t('objection.title')}>{(standing) => <Page standing={standing} />}</LotFrame>;
}

function Page({ standing }: { standing: Standing }) {
  const { t } = useTranslation('bidder');
  return (
    <>
      <p className="lead">{t('objection.lead')}</p>
      <ObjectionForm standing={standing} />
      <OwnObjections objections={standing.objections} />
    </>
  );
}
