import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useBusinessTime } from '../../../live/useBusinessTime';
import { Note } from '../../../ui/Note';
import { day } from '../../../ui/time';
import { bidderPaths } from '../paths';
import { CERTIFICATE_WARNING } from '../tasks';
import { certificatesQuery, organisationQuery } from '../useStanding';

/** Says in time that there is no certificate to sign with, or soon will be none. */
export function CertificateWarnings() {
  const { t } = useTranslation('bidder');
  const organisation = useQuery(organisationQuery).data;
  const certificates = useQuery(certificatesQuery).data;
  const now = useBusinessTime();
  if (!organisation || !certificates || now === undefined) {
    return null;
  }
  const last = certificates
    .map(({ notAfter }) => notAfter)
    .sort()
    .at(-1);
  const left = last === undefined ? 0 : new Date(last).getTime() - now;
  if (last !== undefined && left >= CERTIFICATE_WARNING) {
    return null;
  }
  return (
    <Note kind={left <= 0 ? 'danger' : 'warning'}>
      <p>
        {last === undefined && t('certificates.warnNone')}
        {last !== undefined && left <= 0 && t('certificates.warnExpired', { at: day(last) })}
        {last !== undefined && left > 0 && t('certificates.warnSoon', { at: day(last) })}{' '}
        <Link to={bidderPaths.company}>{t('certificates.register')}</Link>
      </p>
    </Note>
  );
}
