import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { OccasionPageQuery } from '../../gql/graphql.ts';
import { DeputySearch, type FoundDeputy } from '../../parts/deputy-search.tsx';
import { OccasionInviteDocument } from './occasion-documents.ts';

const messages = defineMessages({
  zh: {
    done: '已发出邀请', search: '查找代表', add: '加入', chosen: '拟邀请', left: (count: number) => `还剩 ${count} 个名额`, none: '还没有选择代表。', remove: (name: string) => `移除 ${name}`, taken: '已邀请', listed: '已选择',
    proposed: '建议邀请', why: '按本届受邀次数由少到多，其次看是否由本区域选民选出、是否在本领域提出过建议。仅供参考，由组织单位决定。',
  },
  en: {
    done: 'The invitations are sent', search: 'Find a deputy', add: 'Add', chosen: 'To be invited', left: (count: number) => `${count} seats are left`, none: 'No deputy is chosen yet.', remove: (name: string) => `Remove ${name}`, taken: 'Invited', listed: 'Chosen',
    proposed: 'Proposed', why: 'Fewest invitations in this term first, then whether elected in this area and whether she made suggestions on the topic. A proposal alone: the organiser decides.',
  },
});

interface InviteDialogProps extends ActFrame {
  of: { occasion: string; version: number };
  occasion: NonNullable<OccasionPageQuery['occasion']>;
}

/** 邀请代表 — by name, or from the proposal, each with its reason. */
export function InviteDialog({ of, occasion, ...frame }: InviteDialogProps) {
  const text = useMessages(messages);
  const [chosen, setChosen] = useState<readonly FoundDeputy[]>([]);
  const invited = new Map(occasion.invitations.flatMap(({ deputy }) => (deputy ? [[deputy.id, text.taken] as const] : [])));
  const taken = new Map([...invited, ...chosen.map(({ id }) => [id, text.listed] as const)]);
  const add = (deputy: FoundDeputy): void => setChosen((before) => (before.some(({ id }) => id === deputy.id) ? before : [...before, deputy]));
  const proposed = occasion.candidates.flatMap(({ deputy, reason }) => (deputy && !taken.has(deputy.id) ? [{ ...deputy, reason }] : []));
  return (
    <ActDialog
      {...frame}
      wide
      document={OccasionInviteDocument}
      doneText={text.done}
      optional={['deputies']}
      input={{ ...of, deputies: chosen.map(({ id }) => id) }}
      unsent={chosen.length > 0}
    >
      {(errorOf) => (
        <>
          <h3>{text.chosen}</h3>
          <p className="rp-quiet">{text.left(occasion.seats - occasion.seatsTaken - chosen.length)}</p>
          {chosen.length === 0 && <p className="rp-quiet">{text.none}</p>}
          <ul className="rep-found" aria-label={text.chosen}>
            {chosen.map(({ id, name }) => (
              <li key={id}>
                <span>{name}</span>
                <button
                  type="button"
                  className="rp-plain-button"
                  aria-label={text.remove(name)}
                  onClick={() => setChosen(chosen.filter((each) => each.id !== id))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
          {errorOf('deputies') && <p className="rp-field-error">{errorOf('deputies')}</p>}
          <DeputySearch label={text.search} actionText={text.add} taken={taken} onPick={add} />
          {proposed.length > 0 && (
            <>
              <h3>{text.proposed}</h3>
              <p className="rp-quiet">{text.why}</p>
              <ul className="rep-found" aria-label={text.proposed}>
                {proposed.map(({ id, name, reason }) => (
                  <li key={id}>
                    <span>
                      {name}
                      <small>{reason}</small>
                    </span>
                    <button type="button" className="rp-plain-button" aria-label={`${text.add} ${name}`} onClick={() => add({ id, name })}>
                      {text.add}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </ActDialog>
  );
}
