import { useQuery } from 'urql';
import { Button } from '@redpine/ui/button';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { MandateDocument } from './mandate-documents.ts';
import { deputyLevels } from './mandate-words.ts';

const messages = defineMessages({
  zh: { list: '代表资格事项', matter: '事项', title: '公告', print: '打印' },
  en: { list: 'Credentials matters', matter: 'The matter', title: 'Announcement', print: 'Print' },
});

/** 公告 — its number, its text and its day on a sheet of paper, and nothing else. */
export default function AnnouncementPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const levels = useMessages(deputyLevels);
  const format = useFormat();
  const [{ data, error, fetching }] = useQuery({ query: MandateDocument, variables: { id } });
  const matter = data?.mandateMatter;
  const breadcrumb = [{ title: text.list, path: '/representation/mandates' }, { title: text.matter, path: `/representation/mandates/${id}` }];
  if (data && !matter?.announcement) return <NotFound page />;
  if (!matter?.announcement) return <Page title={text.title} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error }} />;
  const { number, on, text: announced } = matter.announcement;
  return (
    <Page title={text.title} lead={`${levels[matter.level]} · ${number}`} breadcrumb={breadcrumb} actions={<Button onClick={() => window.print()}>{text.print}</Button>}>
      <Panel>
        <p className="rep-text">{announced}</p>
        <p className="rep-deputy-signed">{format.day(on)}</p>
      </Panel>
    </Page>
  );
}
