import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Unshown } from '../../ui/Unshown';
import { lotFile, type LotFile } from './supervisionApi';

/**
 * The file of a lot. That it was opened is recorded, so it is asked for once by each page that shows it, and not again each time the
 * window comes to the front.
 */
export const fileOf = (tender: string, lot: string) =>
  queryOptions({
    queryKey: ['supervision', 'file', tender, lot],
    queryFn: () => lotFile(tender, lot),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/**
 * What every page about the file of one lot stands in.
 *
 * @param title of the page until the file has come
 */
export function LotFileFrame({ title, children }: { title: string; children: (file: LotFile) => ReactNode }) {
  const { tender = '', lot = '' } = useParams();
  const file = useQuery(fileOf(tender, lot));
  return file.data ? children(file.data) : <Unshown title={title} error={file.error} />;
}
