import type { SharedPlatform } from './global.ts';
import { done, read, today } from './graph.ts';

interface Draft {
  title: string;
  facts?: string;
  proposal?: string;
}

interface InHand {
  suggestion: string;
  handling: string;
  version: number | undefined;
  unit: string | undefined;
}

/** A suggestion of `deputy` that 区住建局 has in hand, brought there by the others' own acts. */
export async function inHand({ url, tokens }: SharedPlatform, draft: Draft): Promise<InHand> {
  const { topics, organs } = await read<{ topics: { code: string }[]; organs: { id: string; shortName: string }[] }>(
    url, tokens['deputies-office'], '{ topics { code } organs(filter: { handlesSuggestions: true }) { id shortName } }',
  );
  const unit = organs.find(({ shortName }) => shortName === '区住建局')?.id;
  const saved = await done(url, tokens.deputy, 'suggestionDraftSave', {
    topic: topics[0]?.code, facts: '步道夜间人流较多，现有灯杆间距过大。', proposal: '请按规范补装路灯二十盏。', ...draft,
  });
  let { id: suggestion, version } = saved.suggestion as NonNullable<typeof saved.suggestion>;
  for (const [holder, mutation] of [['deputy', 'suggestionSubmit'], ['deputies-office', 'suggestionAccept']] as const) {
    version = (await done(url, tokens[holder], mutation, { suggestion, version })).suggestion?.version ?? 0;
  }
  const assigned = await done(url, tokens['deputies-office'], 'suggestionAssign', {
    assignment: { suggestion, version, mode: 'ALONE', lead: unit, track: 'THREE_MONTHS' },
  });
  const offered = assigned.suggestion?.handlings[0];
  const accepted = await done(url, tokens.unit, 'handlingAccept', { handling: offered?.id, version: offered?.version });
  return { suggestion, handling: offered?.id ?? '', version: accepted.handling?.version, unit };
}

/** As `inHand`, with a reply that waits for her evaluation; the suggestion's id. */
export async function replied(platform: SharedPlatform, draft: Draft, text = '路灯二十盏已全部补装完毕并通电，感谢您对步道照明的关心。'): Promise<string> {
  const { url, tokens } = platform;
  const { suggestion, handling, version, unit } = await inHand(platform, draft);
  const { organ } = await read<{ organ: { posts: { person: { id: string } }[] } }>(
    url, tokens.unit, 'query ($unit: ID!) { organ(id: $unit) { posts(kind: UNIT_HEAD) { person { id } } } }', { unit },
  );
  const contacted = await done(url, tokens.unit, 'handlingContactRecord', {
    handling, version, on: today(), mode: 'TELEPHONE', stage: 'DURING', note: '电话沟通，代表无异议。',
  });
  await done(url, tokens.unit, 'handlingReply', {
    handling, version: contacted.handling?.version, category: 'A', text, signatory: organ.posts[0]?.person.id, signedOn: today(),
  });
  return suggestion;
}
