import { subgraphSdl } from '@redpine/kit/sdl';
import { publicToAll } from '@redpine/kit/view/define';
import { ownSchema, unguarded } from '@redpine/kit/view/schema';
import { isObjectType, isUnionType, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { QUERY_GUARDS as DIRECTORY_GUARDS } from '../../../services/directory/src/service.ts';
import { directoryReads } from '../../../services/directory/src/views.ts';
import { QUERY_GUARDS as REPRESENTATION_GUARDS } from '../../../services/representation/src/service.ts';
import { representationQueries, representationViews } from '../../../services/representation/src/views.ts';
import { rootFields } from './ground.ts';

const SERVICES = {
  directory: { ...directoryReads({ demo: true, emailOffered: true, passwordOffered: true }), guards: DIRECTORY_GUARDS },
  representation: { views: representationViews, queries: representationQueries, guards: REPRESENTATION_GUARDS },
} as const;
const NAMES = ['directory', 'representation'] as const;

/** The types whose every row everybody may see, with the reason. */
const PUBLIC: Readonly<Record<string, string>> = {
  Area: 'administrative areas are published', Organ: 'organs of state are published', Topic: 'vocabulary', Term: 'terms of the congress are published',
  CongressSession: 'sessions of the congress are published', Person: 'in representation an id alone: the name is directory’s, for the signed in',
  Delegation: 'delegations of deputies are published', ElectoralDistrict: 'electoral districts are published',
  ReplyCategory: 'vocabulary', Inadmissibility: 'vocabulary of the law', PublishedSuggestion: 'the published snapshot itself', PublishedDeed: 'the published snapshot itself',
  PublishedHome: 'columns that are declared public, of homes in force', PublishedHomeEvent: 'what was published of receptions and activities',
  PublicDeputy: 'the columns that 代表法 art. 58 has published, of those who serve',
  DutyKind: 'vocabulary', PublishedDuty: 'the published snapshot itself, reached from its publication', PublishedWorkPlan: 'the published snapshot itself', PublishedVoterReport: 'the published snapshot itself, while it is not withdrawn',
  DeadlineRevision: 'reached from a deadline that the viewer sees', Viewer: 'the request itself',
};

describe.each(NAMES)('every way to a row of %s', (name) => {
  const { views, queries, guards } = SERVICES[name];
  const schema = ownSchema(parse(subgraphSdl(name)), views, queries);

  it('ROW-01 MUST be a root field that a view answers, or one that says what guards it', () => {
    const answered = Object.entries(queries).filter(([, field]) => field.target !== undefined || Boolean(field.guard)).map(([query]) => query);
    expect([...answered, ...Object.keys(guards)].toSorted((a, b) => a.localeCompare(b))).toEqual(
      rootFields(name, 'Query').toSorted((a, b) => a.localeCompare(b)),
    );
    expect(Object.values(guards).filter((reason) => reason.length < 10)).toEqual([]);
  });

  it('ROW-02 MUST be an entity that its view resolves, or a field that leads to a view', () => {
    expect(unguarded(schema, views, queries)).toEqual([]);
    const entities = schema.getType('_Entity');
    const types = isUnionType(entities) ? entities.getTypes().map((type) => type.name) : [];
    expect(types.length).toBeGreaterThan(3);
    expect(types.filter((type) => !views.some((view) => view.type === type))).toEqual([]);
  });

  it('ROW-03 MUST have a predicate of its own, but for what is public for a reason', () => {
    expect(views.filter(({ visible, type }) => visible === publicToAll && !PUBLIC[type]).map(({ type }) => type)).toEqual([]);
    const all = NAMES.flatMap((each) => SERVICES[each].views);
    expect(Object.keys(PUBLIC).filter((type) => !all.some((view) => view.type === type && view.visible === publicToAll))).toEqual([]);
  });

  it('ROW-04 MUST be a type with a view wherever a field has rows: those without are parts of one, without an id', () => {
    const viewed = new Set(views.map(({ type }) => type));
    const rows = Object.values(schema.getTypeMap()).filter(isObjectType).filter((type) => 'id' in type.getFields() && !viewed.has(type.name));
    expect(rows.map((type) => type.name).toSorted((a, b) => a.localeCompare(b))).toEqual(PARTS[name]);
  });
});

/** Types with an id that no view reads: parts of a row, or answers of a guarded resolver. */
const PARTS: Readonly<Record<(typeof NAMES)[number], readonly string[]>> = {
  directory: ['AuditEntry'],
  // Parts of a suggestion, a plan or the calendar; `similarSuggestions` guards its own.
  representation: ['CalendarEntry', 'FileReference', 'SimilarSuggestion', 'WorkPlanItem'],
};
