import type { Problem } from '@redpine/kit/problem';
import type { PublicationDone } from '../publication/publication.act.ts';
import { proposePublication, withdrawPublication } from '../publication/publication.commands.ts';
import { publishPublication, redactPublication } from '../publication/redact.commands.ts';
import type { PublicReply } from '../publication/redaction.ts';
import type { PublicationDeed } from './rows.ts';
import { rowOf, type Scene, suggestionNow } from './scene.ts';

/** Carries out an act on the suggestion's publication, from its proposal on. */
export async function tellPublication(scene: Scene, deed: PublicationDeed): Promise<PublicationDone | Problem> {
  const { context, idempotencyKey } = scene;
  const { suggestion } = await suggestionNow(scene);
  switch (deed.act) {
    case 'PUBLICATION_PROPOSE':
      return proposePublication(context, { idempotencyKey, suggestion });
    case 'PUBLICATION_REDACT': {
      const { title, text, replies, ...on } = await publicationNow(scene);
      const said = replies.map(({ handling, text: reply }) => ({ handling, text: reply }));
      return redactPublication(context, { idempotencyKey, ...on, title, text, replies: said, showDeputy: deed.showDeputy });
    }
    case 'PUBLICATION_PUBLISH': {
      const { publication, version } = await publicationNow(scene);
      return publishPublication(context, { idempotencyKey, publication, version, hintsReviewed: true });
    }
    case 'PUBLICATION_WITHDRAW': {
      const { publication, version } = await publicationNow(scene);
      return withdrawPublication(context, { idempotencyKey, publication, version, reason: deed.reason });
    }
  }
}

interface PublicationNow {
  publication: string;
  version: number;
  title: string;
  text: string;
  replies: PublicReply[];
}

const publicationNow = (scene: Scene): Promise<PublicationNow> =>
  rowOf(scene, {
    name: 'publication',
    text: 'select id as publication, version, title, text, replies from publication where suggestion_id = $1',
  });
