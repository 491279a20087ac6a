// MikroORM: a unit of work for each request, relations by `populate`, behind Fastify. Answers the canonical JSON.
import { MikroORM } from '@mikro-orm/postgresql';
import Fastify from 'fastify';
import { Area, Cosigner, Deputy, Handling, Suggestion, TimelineEntry } from './mikro-orm.entities.mjs';
import { poolConfig, port, ready } from './serving.mjs';

const { connectionString, options, max } = poolConfig();
const orm = await MikroORM.init({
  clientUrl: connectionString,
  driverOptions: { options },
  pool: { min: 0, max },
  schema: 'representation',
  entities: [Area, Cosigner, Deputy, Handling, Suggestion, TimelineEntry],
  ensureDatabase: false,
  debug: false,
});

const SUBMITTED = { state: { $ne: 'DRAFT' } };
const NEWEST = [{ listedAt: 'desc' }, { id: 'desc' }];
const LINE = ['number', 'title', 'state'];
const HANDLINGS = ['handlings.role', 'handlings.state', 'handlings.organId', 'handlings.position'];
const FIRST = 20;

const handled = ({ number, title, state, handlings }) => ({
  number, title, state,
  handlings: handlings.getItems().map(({ role, state: its, organId }) => ({ role, state: its, unit: organId })),
});
const line = ({ id, number, title, state }) => ({ id, number, title, state });

const app = Fastify();

app.post('/a', async ({ body: { deputy } }) => {
  const suggestions = await orm.em.fork().find(Suggestion, { leadDeputy: deputy, ...SUBMITTED }, {
    fields: [
      ...LINE, ...HANDLINGS,
      'cosigners.state', 'cosigners.position', 'cosigners.deputy.name',
      'timeline.at', 'timeline.action', 'timeline.note',
    ],
    populate: ['handlings', 'cosigners.deputy', 'timeline'],
    populateHints: { timeline: { limit: 5, orderBy: [{ at: 'desc' }, { id: 'desc' }] } },
    orderBy: NEWEST,
    limit: 50,
  });
  return {
    suggestions: suggestions.map((suggestion) => ({
      ...handled(suggestion),
      cosigners: suggestion.cosigners.getItems().map(({ state, deputy: { name } }) => ({ name, state })),
      events: suggestion.timeline.getItems().map(({ at, action, note }) => ({ at, action, note })).reverse(),
    })),
  };
});

app.post('/b', async ({ body: { areas } }) => {
  const em = orm.em.fork();
  const lists = await Promise.all(
    areas.map((area) => em.find(Suggestion, { area, ...SUBMITTED }, { fields: LINE, orderBy: NEWEST, limit: FIRST })),
  );
  await em.populate(lists.flat(), ['handlings'], { fields: HANDLINGS });
  return { areas: areas.map((id, n) => ({ id, suggestions: lists[n].map(handled) })) };
});

const page = async (after) => {
  const found = await orm.em.fork().findByCursor(Suggestion, {
    where: SUBMITTED,
    fields: LINE, orderBy: NEWEST, first: FIRST, includeCount: false, ...(after ? { after } : {}),
  });
  return { suggestions: found.items.map(line), hasNextPage: found.hasNextPage };
};
app.post('/e1', () => page());
app.post('/e', ({ body: { listedAt, id } }) => page({ listedAt: new Date(listedAt), id }));

app.post('/f', async ({ body: { id } }) => {
  const suggestion = await orm.em.fork().findOneOrFail(Suggestion, id, {
    fields: [...LINE, 'submittedAt', 'leadDeputy.name'], populate: ['leadDeputy'],
  });
  return { suggestion: { ...line(suggestion), submittedAt: suggestion.submittedAt, leadDeputy: suggestion.leadDeputy.name } };
});

await app.listen({ host: '127.0.0.1', port: port() });
ready(app.server);
