import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The filters beside a list; folded away where the screen is narrow. */
export function FilterPanel({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useTranslation('trade');
  const [open, setOpen] = useState(() => window.matchMedia('(min-width: 60rem)').matches);
  return (
    <details className="filters no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{count === 0 ? t('filtersUnused') : t('filters', { count })}</summary>
      {children}
    </details>
  );
}
