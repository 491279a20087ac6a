import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { RadioCards, SelectField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HomeKind } from '../../gql/graphql.ts';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { HomePlanDocument } from './home-act-documents.ts';
import { describedBy, HOME_OPTIONAL, HomeFields, NO_HOME, usePointFault } from './home-fields.tsx';
import { HOME_KINDS } from './home-filter.ts';
import { homeActs, homeKinds } from './home-words.ts';

const messages = defineMessages({
  zh: { done: '已列入筹建', kind: '类别', area: '区域', topic: '领域' },
  en: { done: 'The home is planned', kind: 'Kind', area: 'Area', topic: 'Field' },
});

/** 筹建 — within the areas that the viewer keeps records in. */
export function HomePlanDialog(frame: Pick<ActFrame, 'onClose' | 'onDone'>) {
  const text = useMessages(messages);
  const acts = useMessages(homeActs);
  const kinds = useMessages(homeKinds);
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [kind, setKind] = useState<HomeKind>('AREA');
  const [area, setArea] = useState('');
  const [topic, setTopic] = useState('');
  const [draft, setDraft] = useState(NO_HOME);
  return (
    <ActDialog
      {...frame}
      document={HomePlanDocument}
      title={acts.PLAN}
      doneText={text.done}
      needed={{ area, name: draft.name, address: draft.address }}
      optional={['topic', ...HOME_OPTIONAL]}
      blocked={usePointFault(draft)}
      input={{ kind, area, topic: kind === 'PROFESSIONAL' ? topic || null : null, ...describedBy(draft) }}
    >
      {(errorOf) => (
        <>
          <RadioCards
            label={text.kind}
            value={kind}
            choices={HOME_KINDS.map((value) => ({ value, label: kinds[value] }))}
            onChange={(value) => setKind(HOME_KINDS.find((each) => each === value) ?? 'AREA')}
          />
          <SelectField required label={text.area} groups={places.kept} value={area} error={errorOf('area')} onChange={setArea} />
          {kind === 'PROFESSIONAL' && <SelectField required label={text.topic} choices={topics} value={topic} error={errorOf('topic')} onChange={setTopic} />}
          <HomeFields draft={draft} errorOf={errorOf} onChange={setDraft} />
        </>
      )}
    </ActDialog>
  );
}
