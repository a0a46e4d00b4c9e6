import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useOutletContext, useParams } from 'react-router';
import type { LotPage } from '../../../portal/publicApi';
import '../../../portal/portal.css';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Loading } from '../../../ui/Loading';
import { PageTitle } from '../../../ui/PageTitle';
import { DeskNav } from '../../DeskNav';
import { preparePaths } from '../prepare/paths';
import { ofLot } from '../prepare/queries';
import type { Lot } from '../prepare/server';
import './conduct.css';
import { conductPaths } from './paths';
import { publicPage } from './queries';

/** A step the platform takes by itself is seen within so many milliseconds. */
const REFRESH = 10_000;

/** What every page of one lot knows of it. */
export interface LotInHand {
  tender: string;
  name: string;
  lot: Lot;
  /** what everybody sees; null before the first notice */
  page: LotPage | null;
}

/** The lot whose page this is. */
export const useLotInHand = (): LotInHand => useOutletContext<LotInHand>();

/** What the pages of one lot stand in: their navigation, and the lot as it stands now. */
export function Component() {
  const { t } = useTranslation('agencyConduct');
  const { tender = '', lot: name = '' } = useParams();
  const lot = useQuery({ ...ofLot(tender, name), refetchInterval: REFRESH });
  const isPublic = lot.data && lot.data.version > 0;
  const page = useQuery({
    ...publicPage(tender, name),
    refetchInterval: REFRESH,
    enabled: isPublic === true,
  });
  const shown = isPublic === false ? null : page.data;
  const error = lot.error ?? page.error;
  const places = [
    [conductPaths.lot(tender, name), t('nav.cockpit')],
    [preparePaths.lot(tender, name), t('nav.prepare')],
    [conductPaths.opening(tender, name), t('nav.opening')],
    [conductPaths.panel(tender, name), t('nav.panel')],
    [conductPaths.evaluation(tender, name), t('nav.evaluation')],
    [conductPaths.result(tender, name), t('nav.result')],
    [conductPaths.archive(tender, name), t('nav.archive')],
  ] as const;
  return (
    <>
      <DeskNav
        label={t('nav.label')}
        pages={places.map(([to, called]) => ({ to, name: called, exact: true }))}
      />
      {lot.data && shown !== undefined ? (
        <Outlet context={{ tender, name, lot: lot.data, page: shown } satisfies LotInHand} />
      ) : (
        <>
          <PageTitle title={t('numbered', { tender, lot: name })} />
          {error ? <ErrorNote error={error} /> : <Loading />}
        </>
      )}
    </>
  );
}
