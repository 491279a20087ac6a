import { useState, type FormEvent } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import type { PortalTrackQuery } from '../../gql/graphql.ts';
import { Asked, Page, PrintButton } from '../../page.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { TextField } from '../../parts/field.tsx';
import { FollowForm } from './follow-form.tsx';
import { RateForm, ratings } from './rate-form.tsx';

const TrackDocument = graphql(`
  query PortalTrack($code: String!) {
    opinionByCode(code: $code) {
      state
      channel
      receivedOn
      dueOn
      notices { at text way }
      answer { text by on }
      rating
      mayRate
      mayFollow
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '查进度', lead: '输入提交意见时得到的查询码，查看办理进度和答复。', code: '查询码', hint: '大小写、空格和短横都没有关系。', look: '查询', other: '查询另一个',
    none: '没有这个查询码，请核对后再试。', channel: '渠道', received: '收到日期', due: '最迟答复日期', notices: '办理经过', answer: '答复', by: (name: string, on: string) => `${name}，${on}`,
    rating: '您的评价', share: '复制查询页链接（不含查询码）', shareCode: '复制含查询码的链接', warning: '含查询码的链接等于查询码本身，请只发给您信任的人。',
    RECEIVED: '待分办', TRIAGED: '已分类', ROUTED: '已转办', CONVERTED: '已转为代表建议', ANSWERED: '已答复', CLOSED: '已办结', TRANSFERRED: '已转出', MERGED: '已合并', DECLINED: '不予受理',
  },
  en: {
    title: 'Track', lead: 'Enter the code that you got when you spoke up, to see progress and answer.', code: 'Tracking code', hint: 'Capitals, blanks and dashes do not matter.', look: 'Look it up', other: 'Look up another',
    none: 'There is no such code. Check it and try again.', channel: 'Channel', received: 'Received', due: 'Answer due', notices: 'What happened', answer: 'Answer', by: (name: string, on: string) => `${name}, ${on}`,
    rating: 'Your rating', share: 'Copy a link to this page (without the code)', shareCode: 'Copy a link that holds the code', warning: 'Such a link is as good as the code: give it to people you trust.',
    RECEIVED: 'Received', TRIAGED: 'Classified', ROUTED: 'Passed on', CONVERTED: 'Made into a suggestion', ANSWERED: 'Answered', CLOSED: 'Closed', TRANSFERRED: 'Transferred out', MERGED: 'Merged', DECLINED: 'Declined',
  },
});

/** How an opinion stands, for whoever holds its code. The code stands in a field, and at most in the fragment of a link. */
export function TrackPage() {
  const text = useMessages(messages);
  const [entered, setEntered] = useState(() => location.hash.slice(1));
  const [looked, setLooked] = useState({ code: entered, times: 0 });
  const look = (event: FormEvent): void => {
    event.preventDefault();
    setLooked({ code: entered.trim(), times: looked.times + 1 });
  };
  return (
    <Page title={text.title} lead={text.lead}>
      <form className="rp-no-print" onSubmit={look}>
        <TextField label={text.code} hint={text.hint} value={entered} maxLength={60} autoComplete="off" autoCapitalize="characters" spellCheck={false} onChange={(event) => setEntered(event.target.value)} />
        <button type="submit" className="portal-button portal-primary">
          {text.look}
        </button>
      </form>
      {looked.code !== '' && <Track key={looked.times} code={looked.code} />}
    </Page>
  );
}

function Track({ code }: { code: string }) {
  const text = useMessages(messages);
  const answer = useAnswer(TrackDocument, { code }, true);
  return (
    <Asked answer={answer} lines={8}>
      {({ opinionByCode: track }) =>
        track ? <Found code={code} track={track} onChanged={answer[1]} /> : <p role="alert">{text.none}</p>
      }
    </Asked>
  );
}

function Found({ code, track, onChanged }: { code: string; track: NonNullable<PortalTrackQuery['opinionByCode']>; onChanged: () => void }) {
  const text = useMessages(messages);
  const rated = useMessages(ratings);
  const format = useFormat();
  const facts = [
    [text.received, format.day(track.receivedOn)],
    [text.due, track.dueOn && format.day(track.dueOn)],
    [text.channel, track.channel],
    [text.rating, track.rating && rated[track.rating]],
  ] as const;
  const page = `${location.origin}/portal/track`;
  return (
    <section aria-label={text[track.state]}>
      <h2>{text[track.state]}</h2>
      <Facts of={facts} />
      {track.answer && (
        <section className="portal-reply">
          <h2>{text.answer}</h2>
          <p className="portal-text">{track.answer.text}</p>
          <p className="portal-quiet">{text.by(track.answer.by, format.day(track.answer.on))}</p>
        </section>
      )}
      {track.mayRate && <RateForm code={code} onRated={onChanged} />}
      <h2>{text.notices}</h2>
      <ol className="portal-steps">
        {track.notices.map((notice) => (
          <li key={`${notice.at} ${notice.text}`}>
            {notice.text}
            <p className="portal-quiet">{format.instant(notice.at)}</p>
          </li>
        ))}
      </ol>
      {track.mayFollow && <FollowForm code={code} onSent={onChanged} />}
      <div className="portal-row rp-no-print">
        <CopyButton label={text.share} value={page} />
        <CopyButton label={text.shareCode} value={`${page}#${code}`} />
        <PrintButton />
      </div>
      <p className="portal-quiet rp-no-print">{text.warning}</p>
    </section>
  );
}
