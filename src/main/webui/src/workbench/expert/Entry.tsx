import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { FactList } from '../../portal/FactList';
import { unbase64 } from '../../sealing/bytes';
import { orInvalid } from '../../sealing/evidence';
import { signDetached, type Signer } from '../../sealing/sign';
import { announce } from '../../ui/Announcements';
import { ErrorNote } from '../../ui/ErrorNote';
import { Loading } from '../../ui/Loading';
import { PageTitle } from '../../ui/PageTitle';
import { SignWith } from '../../ui/SignWith';
import { Availability } from './Availability';
import { accountStatement, entryQuery, join } from './expertApi';

/** The expert's own entry in the pool: joined to this account by the expert's own key, and when to be drawn. */
export function Component() {
  const { t } = useTranslation('expert');
  const { data, error, isPending } = useQuery({ ...entryQuery, retry: false });
  const isStranger = error instanceof Problem && error.code === 'not-an-expert';
  return (
    <>
      <PageTitle title={t('entry.title')} />
      {isPending && <Loading />}
      {error && !isStranger && <ErrorNote error={error} />}
      {isStranger && <Join />}
      {data && (
        <>
          <FactList
            facts={[
              [t('entry.specialties'), data.specialties.join(' · ')],
              [t('entry.region'), data.region],
            ]}
          />
          <p className="secondary">{t('entry.keptByCentre')}</p>
          <Availability entry={data} />
        </>
      )}
    </>
  );
}

function Join() {
  const { t } = useTranslation('expert');
  const queries = useQueryClient();
  const sign = async (signer: Signer) => {
    const statement = orInvalid(
      unbase64(await accountStatement()),
      'malformed-json',
      'The statement is not base64',
    );
    const entry = await join(await signDetached(statement, signer));
    queries.setQueryData(entryQuery.queryKey, entry);
    await queries.invalidateQueries({ queryKey: ['invitations'] });
    announce(t('entry.joined'));
  };
  return (
    <>
      <p className="lead">{t('entry.joinWhy')}</p>
      <SignWith act={t('entry.join')} onSign={sign}>
        <p>{t('entry.joinText')}</p>
      </SignWith>
    </>
  );
}
