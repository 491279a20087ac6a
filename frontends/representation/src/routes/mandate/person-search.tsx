import { defineMessages, useMessages } from '@redpine/ui/messages';
import { NameSearch, type NameSearchProps } from '../../parts/name-search.tsx';
import { PersonSearchDocument } from './mandate-documents.ts';

const messages = defineMessages({
  zh: { none: '没有这个姓名的人员，请先由系统管理员登记' },
  en: { none: 'Nobody of this name: the system administrator registers people' },
});

/** Searches the people of the directory by name and offers one act on each. */
export function PersonSearch(props: NameSearchProps) {
  const text = useMessages(messages);
  return (
    <NameSearch
      {...props}
      document={PersonSearchDocument}
      read={({ people: { totalCount, edges } }) => ({ totalCount, found: edges.map(({ node }) => node) })}
      none={text.none}
    />
  );
}
