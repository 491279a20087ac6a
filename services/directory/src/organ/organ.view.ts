import { column, day, defineView, many, one, publicToAll } from '@redpine/kit/view/define';
import { sql } from '@redpine/kit/view/sql';
import { areaView } from '../area/area.view.ts';
import { longestDelegation } from '../delegation/delegation.view.ts';
import { personView, signedIn } from '../person/person.view.ts';
import { byPrecedence, heldToday, latestFirst } from '../post/post.order.ts';
import { lastsToday } from '../lasting.ts';
import { contains } from '../search.ts';
import { PRECEDENCE } from './organ.kind.ts';

interface PostsArguments {
  kind?: string | null;
}

export const organView = defineView({
  type: 'Organ',
  from: 'organ',
  visible: publicToAll,
  fields: {
    id: column('id'),
    version: column('version'),
    code: column('code'),
    name: column('name'),
    shortName: column('short_name'),
    kind: column('kind'),
    area: one(() => areaView, 'area_id'),
    parent: one(() => organView, 'parent_id'),
    handlesSuggestions: column('handles_suggestions'),
    posts: many<PostsArguments>(() => postView, {
      where: ({ row, other, args, context }) => sql`${other('organ_id')} = ${row('id')} and
        ${heldToday(other, context)} and ${args.kind ? sql`${other('kind')} = ${args.kind}` : sql`true`}`,
      orderBy: byPrecedence,
      limit: 200,
    }),
    postHistory: many(() => postView, {
      where: ({ row, other }) => sql`${other('organ_id')} = ${row('id')}`,
      orderBy: latestFirst,
      limit: 500,
    }),
    position: column('position'),
    until: day('until_on'),
    demo: column('demo'),
  },
});

// Organs and posts refer to each other: their views stand together.
export const postView = defineView({
  type: 'Post',
  from: 'post',
  visible: signedIn,
  fields: {
    id: column('id'),
    version: column('version'),
    kind: column('kind'),
    title: column('title'),
    person: one(() => personView, 'person_id'),
    organ: one(() => organView, 'organ_id'),
    area: one(() => areaView, 'area_id'),
    from: day('from_on'),
    until: day('until_on'),
    longestDelegation,
  },
});

interface OrgansArguments {
  filter?: {
    kind?: string | null;
    handlesSuggestions?: boolean | null;
    search?: string | null;
    withEnded?: boolean | null;
  } | null;
}

export const organs = many<OrgansArguments>(() => organView, {
  where: ({ other, args: { filter }, context }) => {
    const search = filter?.search;
    return sql`
      ${filter?.withEnded ? sql`true` : lastsToday(other, context)} and
      ${filter?.kind ? sql`${other('kind')} = ${filter.kind}` : sql`true`} and
      ${typeof filter?.handlesSuggestions === 'boolean'
        ? sql`${other('handles_suggestions')} = ${filter.handlesSuggestions}`
        : sql`true`} and
      ${search
        ? sql`(${contains(other('name'), search)} or ${contains(other('short_name'), search)} or
            ${contains(other('code'), search)})`
        : sql`true`}`;
  },
  orderBy: (organ) => sql`array_position(${PRECEDENCE}, ${organ('kind')}), ${organ('position')}, ${organ('code')}`,
  limit: 500,
});
