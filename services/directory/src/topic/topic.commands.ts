import type { Problem } from '@redpine/kit/problem';
import type { Done } from '../administration/administration.act.ts';
import {
  administerBy,
  changeRow,
  checkPosition,
  endRow,
  insertRow,
  newCode,
  standing,
} from '../administration/administration.act.ts';
import type { Context } from '../context.ts';
import type { TopicAddInput, TopicEndInput, TopicPlaceInput, TopicRenameInput } from '../generated/types.ts';

const NAME = { path: 'name', max: 20, required: true };

const target = (input: { topic: string; version: number }) =>
  ({ type: 'Topic', field: 'topic', id: input.topic, version: input.version }) as const;

export function topicAdd(context: Context, input: TopicAddInput): Promise<Done | Problem> {
  return administerBy(context, 'TOPIC_ADD', input, async (at) => {
    const { tx, fields } = at;
    const code = await newCode(at, 'Topic', input.code);
    const name = fields.text(input.name, NAME);
    checkPosition(fields, input.position);
    fields.done();
    return insertRow(tx, 'Topic', { code, name, position: input.position });
  });
}

export function topicRename(context: Context, input: TopicRenameInput): Promise<Done | Problem> {
  return administerBy(context, 'TOPIC_RENAME', input, async (at) => {
    const row = await standing(context, at, 'RENAME', target(input));
    const name = at.fields.text(input.name, NAME);
    at.fields.done();
    return changeRow(at.tx, 'Topic', row, { name });
  });
}

export function topicPlace(context: Context, input: TopicPlaceInput): Promise<Done | Problem> {
  return administerBy(context, 'TOPIC_PLACE', input, async (at) => {
    const row = await standing(context, at, 'PLACE', target(input));
    checkPosition(at.fields, input.position);
    at.fields.done();
    return changeRow(at.tx, 'Topic', row, { position: input.position });
  });
}

/** What is filed under the topic stays so; nothing new is. */
export function topicEnd(context: Context, input: TopicEndInput): Promise<Done | Problem> {
  return administerBy(context, 'TOPIC_END', input, (at) =>
    endRow(context, at, { ...target(input), action: 'END', until: input.until }, []),
  );
}
