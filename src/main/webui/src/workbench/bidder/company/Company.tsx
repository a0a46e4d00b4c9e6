import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FactList } from '../../../portal/FactList';
import '../../../portal/portal.css';
import { Skeleton } from '../../../portal/Skeleton';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Instant } from '../../../ui/Instant';
import { PageTitle } from '../../../ui/PageTitle';
import '../bidder.css';
import type { Organisation } from '../bidderApi';
import { organisationQuery } from '../useStanding';
import { Certificates } from './Certificates';
import { RegisterOrganisation } from './RegisterOrganisation';
import { Team } from './Team';

/** The bidder's organisation: who it is, the certificates it signs with, and who may act for it. */
export function Component() {
  const { t } = useTranslation('bidder');
  const { data, error } = useQuery(organisationQuery);
  return (
    <>
      <PageTitle title={t('company.title')} />
      {error && <ErrorNote error={error} />}
      {data === undefined && !error && <Skeleton />}
      {data === null && <RegisterOrganisation />}
      {data && <Registered organisation={data} />}
    </>
  );
}

function Registered({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('bidder');
  return (
    <>
      <FactList
        facts={[
          [t('company.name'), organisation.name],
          [t('company.creditCode'), <span className="numeric">{organisation.creditCode}</span>],
          [t('company.since'), <Instant at={organisation.registeredAt} />],
        ]}
      />
      <Certificates organisation={organisation} />
      <Team />
    </>
  );
}
