import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { lettersQuery, type Letter } from '../../letters/lettersApi';
import { lotPage } from '../../portal/publicApi';
import { enquiries, explanation, myBids, myCertificates, myOrganisation, objections } from './bidderApi';
import { useFollowed, type Followed } from './followed';
import { currentRound, type Standing } from './tasks';

/** What goes on is seen within half a minute, in milliseconds. */
const REFRESH = 30_000;
/** Letters looked through for what concerns one's lots. */
export const LETTERS_SEEN = 200;
/** Stages at which a committee may ask for an explanation, or has asked. */
const EVALUATED = ['EVALUATING', 'REEVALUATION'];

export const organisationQuery = queryOptions({
  queryKey: ['bidder', 'organisation'],
  queryFn: myOrganisation,
});
export const certificatesQuery = queryOptions({
  queryKey: ['bidder', 'certificates'],
  queryFn: myCertificates,
});

/** The platform's side of one lot, for this bidder. */
const lotQuery = (tender: string, lot: string) =>
  queryOptions({
    queryKey: ['bidder', 'lot', tender, lot],
    refetchInterval: REFRESH,
    queryFn: async () => {
      const place = { tender, lot };
      const page = await lotPage(tender, lot);
      const round = currentRound(page);
      const [own, asked, objected, explained] = await Promise.all([
        Promise.all(page.rounds.map(async (each) => ({ of: each, bids: await myBids(place, each.round) }))),
        enquiries(place),
        objections(place),
        EVALUATED.includes(page.lot.stage) ? explanation(place) : null,
      ]);
      return {
        page,
        bids: own.find((each) => each.of === round)?.bids ?? [],
        earlier: own.filter((each) => each.of !== round).flatMap((each) => each.bids),
        enquiries: asked,
        objections: objected.objections,
        explanation: explained,
      };
    },
  });

interface Found {
  standing: Standing | undefined;
  error: Error | null;
}

/** Everything about one lot that a bidder's pages show. */
export function useStanding(tender: string, lot: string): Found {
  const [found] = useStandings([{ tender, lot }]);
  return found ?? { standing: undefined, error: null };
}

/** The same for many lots, in their order. */
export function useStandings(places: readonly { tender: string; lot: string }[]): Found[] {
  const organisation = useQuery(organisationQuery);
  const certificates = useQuery(certificatesQuery);
  const letters = useQuery(lettersQuery(0, LETTERS_SEEN));
  const lots = useQueries({ queries: places.map(({ tender, lot }) => lotQuery(tender, lot)) });
  const { followed } = useFollowed();
  return places.map((place, at) => {
    const found = lots[at];
    const error = organisation.error ?? certificates.error ?? found?.error ?? null;
    if (!found?.data || organisation.data === undefined || !certificates.data) {
      return { standing: undefined, error };
    }
    return {
      error,
      standing: {
        ...found.data,
        organisation: organisation.data,
        certificates: certificates.data,
        fetched: followed.find((each) => isAbout(each, place))?.documents ?? [],
        won: (letters.data ?? []).some(
          (letter) => letter.occasion === 'award-notice' && isAbout(letter, place),
        ),
      },
    };
  });
}

/** Lots of one's own: followed in this browser, and those letters are about. */
export function useMyLots(): { tender: string; lot: string; followed: boolean }[] {
  const { followed } = useFollowed();
  const letters = useQuery(lettersQuery(0, LETTERS_SEEN)).data ?? [];
  const mine = followed.map(({ tender, lot }) => ({ tender, lot, followed: true }));
  for (const letter of letters) {
    if (!mine.some((each) => isAbout(each, letter))) {
      mine.push({ tender: letter.tender, lot: letter.lot, followed: false });
    }
  }
  return mine;
}

function isAbout(
  one: Pick<Followed | Letter, 'tender' | 'lot'>,
  other: Pick<Followed | Letter, 'tender' | 'lot'>,
): boolean {
  return one.tender === other.tender && one.lot === other.lot;
}
