/** What representation adds to the entities of directory. */
import { connection } from '@redpine/kit/view/connection';
import { column, defineView, many, publicToAll, type Row } from '@redpine/kit/view/define';
import { raw, sql } from '@redpine/kit/view/sql';
import { commitmentFigures } from './commitment/commitment.figures.ts';
import { opinionsOfArea, opinionsOfOrgan, opinionsOfTopic } from './opinion/opinion.figures.ts';
import { problemsOfArea, problemsOfOrgan, problemsOfTopic } from './pressing-problem/problem.figures.ts';
import type { Place } from './figures/counts.ts';
import { suggestionFigures } from './figures/figures.view.ts';
import { repliesInMonth, suggestionsReturned } from './figures/rows.view.ts';
import { groupsOfArea } from './deputy-group/group.view.ts';
import { homeFigures } from './home/home.figures.ts';
import { homesInArea } from './home/home.view.ts';
import { sessionLetters } from './letter/letter.view.ts';
import { areasWithin, byPart, handledBy, inArea, suggestionOrders } from './suggestion/suggestion.filter.ts';
import { occasionFigures } from './occasion/occasion.figures.ts';
import { tieFigures } from './tie/tie.figures.ts';
import { deedFigures } from './deed/deed.figures.ts';
import { talkFigures } from './talk/talk.figures.ts';
import { dutyFigures } from './duty/duty.figures.ts';
import { voterReportFigures } from './voter-report/voter-report.figures.ts';

const latestFirst = { NEWEST: suggestionOrders.NEWEST };

export const organView = defineView({
  type: 'Organ',
  from: 'organ',
  visible: publicToAll,
  fields: {
    id: column('id'),
    suggestions: connection('Suggestion', {
      where: ({ row, other, context }) => byPart('units', other, context, handledBy(other, row('id'))),
      orders: latestFirst,
    }),
    suggestionFigures: suggestionFigures((organ) => ({
      where: (suggestion, context) => byPart('units', suggestion, context, raw('true')),
      unit: organ('id'),
      filter: [['unit', organ('id')]],
    })),
    repliesInMonth,
    opinionFigures: opinionsOfOrgan,
    pressingProblemFigures: problemsOfOrgan,
    commitmentFigures: commitmentFigures((organ) => ['unit', organ('id'), (commitment) => sql`${commitment('handling_unit')} = ${organ('id')}`]),
  },
});

export const areaView = defineView({
  type: 'Area',
  from: 'area',
  visible: publicToAll,
  fields: {
    id: column('id'),
    suggestions: connection('Suggestion', {
      where: ({ other, context }) => byPart('heading', other, context, raw('true')),
      among: { column: 'area_id', keys: ({ row }) => areasWithin(row('id')) },
      orders: latestFirst,
    }),
    suggestionFigures: suggestionFigures((area) => ({
      where: (suggestion, context) => byPart('heading', suggestion, context, inArea(suggestion, area('id'))),
      unit: null,
      filter: [['area', area('id')]],
    })),
    ...groupsOfArea,
    homes: homesInArea,
    homeFigures: homeFigures((area) => ({ area: area('id') })),
    opinionFigures: opinionsOfArea,
    pressingProblemFigures: problemsOfArea,
    talkFigures: talkFigures((area) => ['area', area('id')]),
    deedFigures: deedFigures((area) => ['area', area('id')]),
    occasionFigures: occasionFigures((area) => area('id')),
    dutyFigures: dutyFigures({ area: (area) => area('id') }),
    voterReportFigures: voterReportFigures((area) => ['area', area('id')]),
    tieFigures: tieFigures((area) => ['area', area('id')]),
    commitmentFigures: commitmentFigures((area) => ['area', area('id'), (commitment) => inArea(commitment, area('id'))]),
  },
});

const onTopic = (topic: Row): Place => ({
  where: (suggestion, context) => byPart('heading', suggestion, context, sql`${suggestion('topic_id')} = ${topic('id')}`),
  unit: null,
  filter: [['topic', topic('code')]],
});

export const topicView = defineView({
  type: 'Topic',
  from: 'topic',
  visible: publicToAll,
  fields: {
    id: column('id'),
    suggestionFigures: suggestionFigures(onTopic),
    suggestionsReturned: suggestionsReturned(onTopic),
    homeFigures: homeFigures((topic) => ({ topic: topic('id') })),
    opinionFigures: opinionsOfTopic,
    pressingProblemFigures: problemsOfTopic,
    commitmentFigures: commitmentFigures((topic) => ['topic', topic('code'), (commitment) => sql`${commitment('topic_id')} = ${topic('id')}`]),
  },
});

export const congressSessionView = defineView({
  type: 'CongressSession',
  from: 'congress_session',
  visible: publicToAll,
  fields: {
    id: column('id'),
    suggestionFigures: suggestionFigures((session) => ({
      where: (suggestion, context) => byPart('heading', suggestion, context, sql`${suggestion('congress_session_id')} = ${session('id')}`),
      unit: null,
      filter: [['congressSession', session('id')]],
    })),
    commitmentFigures: commitmentFigures((session) => ['congressSession', session('id'), (commitment) => sql`${commitment('congress_session_id')} = ${session('id')}`]),
    letters: sessionLetters,
  },
});

export const personView = defineView({
  type: 'Person',
  from: 'person',
  visible: publicToAll,
  fields: {
    id: column('id'),
    deputies: many('Deputy', {
      where: ({ row, other }) => sql`${other('person_id')} = ${row('id')}`,
      orderBy: (deputy) => sql`${deputy('from_on')} desc, ${deputy('id')}`,
      limit: 10,
    }),
  },
});

export const termView = defineView({
  type: 'Term',
  from: 'term',
  visible: publicToAll,
  fields: { id: column('id') },
});
