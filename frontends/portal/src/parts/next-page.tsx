import { useMessages } from '@redpine/ui/messages';
import { addressWith, Link } from '../navigation.tsx';
import { words } from '../words.ts';

interface NextPageProps {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  after: string | null;
  /** what the list is narrowed to */
  parameters: Readonly<Record<string, string | null | undefined>>;
}

/** The way on through a list, and back to its beginning. */
export function NextPage({ pageInfo, after, parameters }: NextPageProps) {
  const text = useMessages(words);
  if (!pageInfo.hasNextPage && !after) return null;
  return (
    <p className="portal-paging rp-no-print">
      {after && <Link href={addressWith(parameters)}>{text.first}</Link>}
      {pageInfo.hasNextPage && <Link href={addressWith({ ...parameters, after: pageInfo.endCursor })}>{text.next}</Link>}
    </p>
  );
}
