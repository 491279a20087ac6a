import { connection, order } from '@redpine/kit/view/connection';
import {
  column,
  day,
  defineView,
  many,
  one,
  publicToAll,
  reference,
  type Row,
} from '@redpine/kit/view/define';
import { sql, type Sql } from '@redpine/kit/view/sql';
import type { DeputyFilter } from '../generated/types.ts';
import { mandateOfDeputy } from '../mandate/mandate.view.ts';
import { profileOfDeputy } from '../deputy-profile/profile.view.ts';
import { opinionsOfDeputy, opinionsOfDistrict } from '../opinion/opinion.figures.ts';
import { commitmentFigures } from '../commitment/commitment.figures.ts';
import type { Place } from '../figures/counts.ts';
import { suggestionFigures } from '../figures/figures.view.ts';
import { suggestionsReturned } from '../figures/rows.view.ts';
import { byPart, suggestionOrders } from '../suggestion/suggestion.filter.ts';
import { deputyFilters } from './deputy.filter.ts';
import { knowsDeputies } from './deputy.policy.ts';
import { homesOfDeputy } from '../home/home.view.ts';
import { homeEventsOfDeputy } from '../home/home-event.view.ts';
import { invitationsOfDeputy, shareOfDeputy } from '../occasion/occasion.view.ts';
import { tieFigures } from '../tie/tie.figures.ts';
import { tiesOfDeputy } from '../tie/tie.view.ts';
import { deedFigures } from '../deed/deed.figures.ts';
import { deedsOfDeputy } from '../deed/deed.view.ts';
import { talkFigures } from '../talk/talk.figures.ts';
import { talksOfDeputy } from '../talk/talk.view.ts';
import { dutyFigures } from '../duty/duty.figures.ts';
import { groupsOfDeputy } from '../deputy-group/group.view.ts';
import { leavesOfDeputy } from '../leave/leave.view.ts';
import { fundOfDeputy } from '../fund/fund.view.ts';
import { dutyRecord } from '../duty/duty.score.ts';
import { dutyEventsOfDeputy } from '../duty/duty.view.ts';
import { voterReportFigures } from '../voter-report/voter-report.figures.ts';
import { voterReportsOfDeputy } from '../voter-report/voter-report.view.ts';
import { parts, suggestionRow } from '../suggestion/suggestion.visibility.ts';

/** Names sort by pinyin. */
const byName = (deputy: Row): Sql => sql`${deputy('name')} collate "zh-x-icu"`;

const ledBy = (deputy: Row): Place => ({
  where: (suggestion, context) => byPart('persons', suggestion, context, sql`${suggestion('lead_deputy_id')} = ${deputy('id')}`),
  unit: null,
  filter: [['deputy', deputy('id')]],
});

export const deputyView = defineView({
  type: 'Deputy',
  from: 'deputy',
  visible: (_deputy, { actor }) => sql`${knowsDeputies(actor)}`,
  fields: {
    id: column('id'),
    person: reference('Person', 'person_id', 'Person'),
    name: column('name'),
    status: column('status'),
    electoralDistrict: one('ElectoralDistrict', 'electoral_district_id'),
    delegation: one('Delegation', 'delegation_id'),
    term: reference('Term', 'term_id', 'Term'),
    from: day('from_on'),
    until: day('until_on'),
    suggestions: connection('Suggestion', {
      where: ({ row, other, context }) =>
        sql`${other('lead_deputy_id')} = ${row('id')} and ${parts(context.actor, suggestionRow(other)).persons}`,
      orders: { NEWEST: suggestionOrders.NEWEST },
    }),
    suggestionFigures: suggestionFigures(ledBy),
    suggestionsReturned: suggestionsReturned(ledBy),
    commitmentFigures: commitmentFigures((deputy) => ['deputy', deputy('id'), (commitment) => sql`${commitment('suggestion_lead')} = ${deputy('id')}`]),
    ...groupsOfDeputy,
    leaves: leavesOfDeputy,
    fund: fundOfDeputy,
    homes: homesOfDeputy,
    homeEvents: homeEventsOfDeputy,
    opinionFigures: opinionsOfDeputy,
    talks: talksOfDeputy,
    talkFigures: talkFigures((deputy) => ['speaker', deputy('id')]),
    deeds: deedsOfDeputy,
    deedFigures: deedFigures((deputy) => ['deputy', deputy('id')]),
    invitations: invitationsOfDeputy,
    occasionShare: shareOfDeputy,
    dutyEvents: dutyEventsOfDeputy,
    dutyRecord,
    dutyFigures: dutyFigures({ deputy: (deputy) => deputy('id') }),
    voterReports: voterReportsOfDeputy,
    voterReportFigures: voterReportFigures((deputy) => ['deputy', deputy('id')]),
    ties: tiesOfDeputy,
    tieFigures: tieFigures((deputy) => ['deputy', deputy('id')]),
    level: column('level'),
    area: reference('Area', 'area_id', 'Area'),
    electoralUnit: column('electoral_unit'),
    credentialsConfirmedOn: day('confirmed_on'),
    ...mandateOfDeputy,
    ...profileOfDeputy,
    demo: column('demo'),
  },
});

const servingDeputies = (of: string, limit: number) =>
  many('Deputy', {
    where: ({ row, other }) => sql`${other(of)} = ${row('id')} and ${other('status')} = 'ACTIVE'`,
    orderBy: (deputy) => sql`${byName(deputy)}, ${deputy('id')}`,
    limit,
  });

export const electoralDistrictView = defineView({
  type: 'ElectoralDistrict',
  from: 'electoral_district',
  visible: publicToAll,
  fields: {
    id: column('id'),
    ordinal: column('ordinal'),
    name: column('name'),
    areas: many('Area', {
      where: ({ row, other }) => sql`${other('id')} in (select covered.area_id from electoral_district_area covered
        where covered.electoral_district_id = ${row('id')})`,
      orderBy: (area) => area('code'),
      limit: 100,
    }),
    deputies: servingDeputies('electoral_district_id', 20),
    opinionFigures: opinionsOfDistrict,
  },
});

export const delegationView = defineView({
  type: 'Delegation',
  from: 'delegation',
  visible: publicToAll,
  fields: {
    id: column('id'),
    ordinal: column('ordinal'),
    name: column('name'),
    deputies: servingDeputies('delegation_id', 100),
  },
});

export const deputies = connection<DeputyFilter>('Deputy', {
  where: ({ other, args }) => {
    const filter = args['filter'] as DeputyFilter | null | undefined;
    // Who was in term in a period says `visited` itself.
    const isAsked = Boolean(filter?.status) || typeof filter?.visited === 'boolean';
    const serving = isAsked ? sql`true` : sql`${other('status')} = 'ACTIVE'`;
    return filter?.level || typeof filter?.toPublish === 'boolean' ? serving : sql`${serving} and ${other('level')} = 'DISTRICT'`;
  },
  filters: deputyFilters,
  orders: { NAME: order('text', byName, 'asc', 'never null') },
});
