import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBusinessTime } from '../../../live/useBusinessTime';
import { StackedTable } from '../../../portal/StackedTable';
import { StateMark, type State } from '../../../portal/StateMark';
import { unbase64 } from '../../../sealing/bytes';
import { readSigningCertificate } from '../../../sealing/signingCertificate';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Instant } from '../../../ui/Instant';
import type { Certificate, Organisation } from '../bidderApi';
import { CERTIFICATE_WARNING } from '../tasks';
import { certificatesQuery } from '../useStanding';
import { RegisterCertificate } from './RegisterCertificate';

/** The certificates the organisation signs with, how long each is good, and the way to register another. */
export function Certificates({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('bidder');
  const { data, error } = useQuery(certificatesQuery);
  const [registering, setRegistering] = useState(false);
  return (
    <section aria-labelledby="certificates">
      <h2 id="certificates">{t('certificates.title')}</h2>
      {error && <ErrorNote error={error} />}
      {data?.length === 0 && <p>{t('certificates.none')}</p>}
      {data && data.length > 0 && (
        <StackedTable
          caption={t('certificates.caption')}
          rows={data}
          rowKey={(each) => each.sha256}
          columns={[
            {
              key: 'subject',
              head: t('certificates.subject'),
              cell: (each) => <Holder certificate={each} />,
            },
            { key: 'until', head: t('certificates.until'), cell: (each) => <Instant at={each.notAfter} /> },
            { key: 'state', head: t('certificates.state'), cell: (each) => <Validity certificate={each} /> },
            {
              key: 'sha256',
              head: 'SHA-256',
              cell: (each) => <span className="digest">{each.sha256}</span>,
            },
          ]}
        />
      )}
      {registering ? (
        <RegisterCertificate organisation={organisation} onDone={() => setRegistering(false)} />
      ) : (
        <p>
          <Button onClick={() => setRegistering(true)}>{t('certificates.register')}</Button>
        </p>
      )}
    </section>
  );
}

/** Whom the certificate names, and by whom it is. */
function Holder({ certificate }: { certificate: Certificate }) {
  const { data } = useQuery({
    queryKey: ['certificate', certificate.sha256],
    queryFn: () => readSigningCertificate(unbase64(certificate.certificate) ?? new Uint8Array()),
    staleTime: Infinity,
    retry: false,
  });
  return data ? (
    <>
      {data.holder} <span className="secondary">{data.issuer}</span>
    </>
  ) : (
    certificate.subject
  );
}

function Validity({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation('bidder');
  const now = useBusinessTime();
  if (now === undefined) {
    return null;
  }
  const left = new Date(certificate.notAfter).getTime() - now;
  const mark: State = left <= 0 ? 'bad' : left < CERTIFICATE_WARNING ? 'warning' : 'good';
  return (
    <span className={`tag tag-${mark}`}>
      <StateMark state={mark} />
      {mark === 'bad' && t('certificates.expired')}
      {mark === 'warning' && t('certificates.soon', { count: Math.max(1, Math.floor(left / 86_400_000)) })}
      {mark === 'good' && t('certificates.valid')}
    </span>
  );
}
