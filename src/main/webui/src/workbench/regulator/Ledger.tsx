import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import '../../portal/portal.css';
import { StackedTable } from '../../portal/StackedTable';
import { judgeEntry } from '../../portal/verify/check';
import { EntryFound } from '../../portal/verify/EntryFound';
import { Fault } from '../../portal/verify/Verdicts';
import { InvalidEvidence } from '../../sealing/evidence';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { Note } from '../../ui/Note';
import { PageTitle } from '../../ui/PageTitle';
import { Growth } from './Growth';
import { asked, TYPES } from './ledgerFilters';
import { regulatorPaths } from './paths';
import './regulator.css';
import { ledger } from './supervisionApi';

/** The number of an entry, from 0. */
const NUMBER = /^(?:0|[1-9][0-9]{0,17})$/;

/** The log to leaf through; each entry, and that the log only grows, is checked on this computer. */
export function Component() {
  const { t } = useTranslation('regulator');
  const [address, setAddress] = useSearchParams();
  const query = asked(address);
  const page = useQuery({
    queryKey: ['supervision', 'log', query],
    queryFn: () => ledger(query),
    placeholderData: keepPreviousData,
  });
  const entry = NUMBER.exec(address.get('entry') ?? '')?.[0];
  const more = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(address);
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) {
        next.delete(name);
      } else {
        next.set(name, value);
      }
    }
    return `?${next.toString()}`;
  };
  return (
    <>
      <PageTitle title={t('ledger.title')} />
      <p className="lead">{t('ledger.lead')}</p>
      {entry !== undefined && <Checked index={entry} close={more({ entry: undefined })} />}
      <Growth />
      <h2>{t('ledger.entries')}</h2>
      <p>{t('ledger.sealed')}</p>
      <ByNumber check={(index) => setAddress(more({ entry: index }).slice(1))} />
      <Filters key={address.toString()} />
      {page.error && <ErrorNote error={page.error} />}
      {page.isPending && <Loading />}
      {page.data && (
        <>
          <StackedTable
            caption={t('ledger.caption', { count: page.data.entries.length, size: page.data.size })}
            rows={page.data.entries}
            rowKey={(row) => String(row.index)}
            columns={[
              { key: 'index', head: t('ledger.index'), cell: (row) => `#${row.index}` },
              {
                key: 'type',
                head: t('ledger.type'),
                cell: (row) => (
                  <>
                    {t([`type.${row.type}`, 'type.UNKNOWN'] as never)}{' '}
                    <span className="code">{row.type}</span>
                  </>
                ),
              },
              {
                key: 'lot',
                head: t('column.lot'),
                cell: (row) =>
                  row.tender !== null && row.lot !== null ? (
                    <Link to={regulatorPaths.file(row.tender, row.lot)}>
                      {row.tender}/{row.lot}
                    </Link>
                  ) : (
                    (row.tender ?? t('ledger.none'))
                  ),
              },
              {
                key: 'at',
                head: t('ledger.at'),
                cell: (row) =>
                  row.loggedAt === null ? t('ledger.thinned') : <Instant at={row.loggedAt} seconds />,
              },
              { key: 'bytes', head: t('ledger.bytes'), figures: true, cell: (row) => row.bytes },
              {
                key: 'check',
                head: t('ledger.proof'),
                cell: (row) => (
                  <Link to={more({ entry: String(row.index) })}>
                    {t('ledger.check', { index: row.index })}
                  </Link>
                ),
              },
            ]}
          />
          <nav aria-label={t('ledger.pages')} className="file-acts">
            {address.has('before') && <Link to={more({ before: undefined })}>{t('ledger.newest')}</Link>}
            {page.data.next !== null && (
              <Link to={more({ before: String(page.data.next) })}>{t('ledger.older')}</Link>
            )}
          </nav>
        </>
      )}
    </>
  );
}

function Checked({ index, close }: { index: string; close: string }) {
  const { t } = useTranslation('regulator');
  const checked = useQuery({
    queryKey: ['verify', 'entry', index],
    queryFn: () => judgeEntry(BigInt(index), undefined),
    staleTime: Infinity,
    retry: false,
  });
  return (
    <section aria-label={t('ledger.check', { index })}>
      {checked.isPending && <Loading />}
      {checked.error &&
        (checked.error instanceof InvalidEvidence ? (
          <div role="alert">
            <Note kind="danger">
              <Fault code={checked.error.code} />
            </Note>
          </div>
        ) : (
          <ErrorNote error={checked.error} />
        ))}
      {checked.data && <EntryFound checked={checked.data} />}
      <p>
        <Link to={close}>{t('ledger.closeCheck')}</Link>
      </p>
    </section>
  );
}

/** Any entry, also a sealed one that stands in no list: whoever was told its number checks that it is there. */
function ByNumber({ check }: { check: (index: string) => void }) {
  const { t } = useTranslation('regulator');
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className="ledger-filters"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const index = NUMBER.exec(typed.trim())?.[0];
        setWrong(index === undefined);
        if (index !== undefined) {
          check(index);
        }
      }}
    >
      <div className="field">
        <label htmlFor="ledger-number">{t('ledger.number')}</label>
        {isWrong && (
          <p id="ledger-number-wrong" className="field-error" role="alert">
            {t('ledger.noNumber')}
          </p>
        )}
        <Input
          id="ledger-number"
          inputMode="numeric"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'ledger-number-wrong' : undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Button htmlType="submit">{t('ledger.checkNumber')}</Button>
    </form>
  );
}

function Filters() {
  const { t } = useTranslation('regulator');
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState({
    type: address.get('type') ?? '',
    from: address.get('from') ?? '',
    until: address.get('until') ?? '',
  });
  return (
    <form
      className="ledger-filters"
      onSubmit={(event) => {
        event.preventDefault();
        setAddress(Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')));
      }}
    >
      <div className="field">
        <label htmlFor="ledger-type">{t('ledger.type')}</label>
        <Select
          id="ledger-type"
          value={typed.type}
          style={{ minWidth: '16rem' }}
          onChange={(type) => setTyped({ ...typed, type })}
          options={[
            { value: '', label: t('ledger.anyType') },
            ...TYPES.map((type) => ({ value: type, label: `${t(`type.${type}`)} ${type}` })),
          ]}
        />
      </div>
      {(['from', 'until'] as const).map((name) => (
        <div className="field" key={name}>
          <label htmlFor={`ledger-${name}`}>{t(`ledger.${name}`)}</label>
          <Input
            id={`ledger-${name}`}
            type="datetime-local"
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          />
        </div>
      ))}
      <Button htmlType="submit">{t('ledger.filter')}</Button>
      <Button onClick={() => setAddress({})}>{t('ledger.clear')}</Button>
    </form>
  );
}
