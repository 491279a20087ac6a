// The tables that the questions ask for, as MikroORM's entities. References to rows of another service have no foreign
// key in the database; here they are relations like any other.
import { defineEntity, p } from '@mikro-orm/core';

export const Area = defineEntity({
  name: 'Area',
  tableName: 'area',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    parentId: p.uuid().nullable(),
    suggestions: () => p.oneToMany(Suggestion).mappedBy('area'),
  },
});

export const Deputy = defineEntity({
  name: 'Deputy',
  tableName: 'deputy',
  properties: { id: p.uuid().primary(), name: p.text() },
});

export const Suggestion = defineEntity({
  name: 'Suggestion',
  tableName: 'suggestion',
  properties: {
    id: p.uuid().primary(),
    number: p.text().nullable(),
    title: p.text(),
    state: p.text(),
    submittedAt: p.datetime().nullable(),
    listedAt: p.datetime(),
    area: () => p.manyToOne(Area).nullable(),
    leadDeputy: () => p.manyToOne(Deputy).nullable(),
    handlings: () => p.oneToMany(Handling).mappedBy('suggestion').orderBy({ position: 'asc' }),
    cosigners: () => p.oneToMany(Cosigner).mappedBy('suggestion').orderBy({ position: 'asc' }),
    timeline: () => p.oneToMany(TimelineEntry).mappedBy('suggestion'),
  },
});

export const Handling = defineEntity({
  name: 'Handling',
  tableName: 'handling',
  properties: {
    id: p.uuid().primary(),
    suggestion: () => p.manyToOne(Suggestion),
    organId: p.uuid().nullable(),
    role: p.text(),
    state: p.text(),
    position: p.integer(),
  },
});

export const Cosigner = defineEntity({
  name: 'Cosigner',
  tableName: 'cosigner',
  properties: {
    id: p.uuid().primary(),
    suggestion: () => p.manyToOne(Suggestion),
    deputy: () => p.manyToOne(Deputy),
    state: p.text(),
    position: p.integer(),
  },
});

export const TimelineEntry = defineEntity({
  name: 'TimelineEntry',
  tableName: 'timeline_entry',
  properties: {
    id: p.uuid().primary(),
    suggestion: () => p.manyToOne(Suggestion),
    at: p.datetime(),
    action: p.text(),
    note: p.text().nullable(),
  },
});
