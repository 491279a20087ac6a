import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { PortalScopeQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/gql.ts';

export const ScopeDocument = graphql(`
  query PortalScope {
    opinionScope {
      taken
      notTaken
      anonymousAllowed
      answerLength
      answerUnit
      keptDays
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '这里受理什么', taken: '受理', notTaken: '不在这里受理',
    WORKDAY: (length: number) => `${length} 个工作日内答复。`, DAY: (length: number) => `${length} 日内答复。`, MONTH: (length: number) => `${length} 个月内答复。`,
    anonymous: '可以不留姓名。', named: '需要留下姓名。',
    kept: (days: number) => `联系方式只用于答复，不公开；办结 ${days} 日后删除。`,
  },
  en: {
    title: 'What is taken here', taken: 'Taken', notTaken: 'Not taken here',
    WORKDAY: (length: number) => `You are answered within ${length} working days.`, DAY: (length: number) => `You are answered within ${length} days.`, MONTH: (length: number) => `You are answered within ${length} months.`,
    anonymous: 'You may leave out your name.', named: 'Your name is needed.',
    kept: (days: number) => `How to reach you is used for the answer alone, is never published, and is deleted ${days} days after the end.`,
  },
});

/** The scope, stated before anybody writes. */
export function Scope({ scope }: { scope: PortalScopeQuery['opinionScope'] }) {
  const text = useMessages(messages);
  return (
    <section className="portal-scope">
      <h2>{text.title}</h2>
      <h3>{text.taken}</h3>
      <ul>
        {scope.taken.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <h3>{text.notTaken}</h3>
      <ul>
        {scope.notTaken.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>
        {text[scope.answerUnit](scope.answerLength)} {scope.anonymousAllowed ? text.anonymous : text.named} {text.kept(scope.keptDays)}
      </p>
    </section>
  );
}
