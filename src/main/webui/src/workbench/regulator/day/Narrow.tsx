import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTradeNames } from '../../../portal/useTradeNames';
import { KINDS, within } from '../within';

/** Which region and which sort of trade the day is shown for. It stands in the address, so a link shows the same to everybody. */
export function Narrow({ regions }: { regions: readonly string[] }) {
  const { t } = useTranslation('regulator');
  const names = useTradeNames();
  const [address, setAddress] = useSearchParams();
  const chosen = within(address);
  const choose = (name: 'region' | 'kind', value: string) => {
    const next = new URLSearchParams({ ...chosen });
    next.delete(name);
    if (value !== '') {
      next.set(name, value);
    }
    setAddress(next);
  };
  const offered = chosen.region && !regions.includes(chosen.region) ? [chosen.region, ...regions] : regions;
  return (
    <div className="ledger-filters no-print">
      <div className="field">
        <label htmlFor="day-region">{t('column.region')}</label>
        <Select
          id="day-region"
          className="day-choice"
          value={chosen.region ?? ''}
          onChange={(value) => choose('region', value)}
          options={[
            { value: '', label: t('day.anyRegion') },
            ...offered.map((code) => ({ value: code, label: names.region(code) })),
          ]}
        />
      </div>
      <div className="field">
        <label htmlFor="day-kind">{t('column.kind')}</label>
        <Select
          id="day-kind"
          className="day-choice"
          value={chosen.kind ?? ''}
          onChange={(value) => choose('kind', value)}
          options={[
            { value: '', label: t('day.anyKind') },
            ...KINDS.map((kind) => ({ value: kind, label: names.kind(kind) })),
          ]}
        />
      </div>
    </div>
  );
}
