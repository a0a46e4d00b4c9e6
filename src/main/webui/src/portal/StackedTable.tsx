import { useSyncExternalStore, type ReactNode } from 'react';

/** One column: its head, and what stands in it. The first column names its row. */
export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Figures line up at their right. */
  figures?: boolean;
}

/** Up to so many columns fit a tablet; more need a desk. */
const FEW = 7;
const PHONE = '(max-width: 44rem)';
const NO_DESK = '(max-width: 84rem)';

/** Whether the screen is as the media query says, also after it is turned. */
function useScreen(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const screen = window.matchMedia(query);
      screen.addEventListener('change', changed);
      return () => screen.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/**
 * A table that becomes a list of cards where the screen is narrow. The roles are said again because a browser forgets them
 * with the change of layout.
 */
export function StackedTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: ReactNode;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, at: number) => string;
}) {
  const narrow = useScreen(columns.length > FEW ? NO_DESK : PHONE);
  return (
    <table className={narrow ? 'stacked stacked-cards' : 'stacked'} role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              role="columnheader"
              className={column.figures ? 'figures' : undefined}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, at) => (
          <tr key={rowKey(row, at)} role="row">
            {columns.map((column, i) => {
              const content = (
                <>
                  <span className="stacked-head" aria-hidden="true">
                    {column.head}
                  </span>
                  <span>{column.cell(row)}</span>
                </>
              );
              const look = column.figures ? 'figures' : undefined;
              return i === 0 ? (
                <th key={column.key} scope="row" role="rowheader" className={look}>
                  {content}
                </th>
              ) : (
                <td key={column.key} role="cell" className={look}>
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
