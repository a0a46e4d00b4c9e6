import { useTranslation } from 'react-i18next';
import { serverPaths } from '../../paths';
import type { LotPage } from '../publicApi';

const ORIGINALS = [
  'notices',
  'documents',
  'enquiries',
  'objections',
  'orders',
  'announcements',
  'retenders',
] as const;

/** The same for programs, and the signed originals everything here was taken from. */
export function Machines({ page }: { page: LotPage }) {
  const { t } = useTranslation('lot');
  return (
    <>
      <p>{t('machines.what')}</p>
      <ul className="originals">
        <li>
          <a href={serverPaths.lotJson(page.lot.tender, page.lot.lot)}>{t('machines.page')}</a>
        </li>
        {ORIGINALS.filter((name) => page.links[name] !== undefined).map((name) => (
          <li key={name}>
            <a href={page.links[name]}>{t(`machines.${name}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
