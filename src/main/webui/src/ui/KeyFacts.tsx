import { useTranslation } from 'react-i18next';
import { FactList } from '../portal/FactList';
import type { SigningCertificate } from '../sealing/signingCertificate';
import { day } from './time';
import '../portal/portal.css';

/** Whose certificate it is, who says so, until when, and what for. */
export function KeyFacts({ certificate }: { certificate: SigningCertificate }) {
  const { t } = useTranslation('signing');
  return (
    <FactList
      facts={[
        [
          t('holder'),
          <>
            {certificate.holder}{' '}
            <span className="secondary numeric">{certificate.creditCodes.join(' ')}</span>
          </>,
        ],
        [t('issuer'), certificate.issuer],
        [t('validity'), `${day(certificate.notBefore.getTime())} – ${day(certificate.notAfter.getTime())}`],
        [t('usage'), certificate.signs ? t('usageSigning') : t('usageOther')],
      ]}
    />
  );
}
