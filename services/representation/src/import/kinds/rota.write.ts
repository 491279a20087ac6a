import { planHomeEvent } from '../../home/home-event.commands.ts';
import { anyKind, type Kind } from './kind.ts';
import { loadSeats } from './known.ts';
import { type HomeOfRota, type KnownRota, planTurn, readTurn, rotaFields, type RotaPlan, type RotaRow, type Turn } from './rota.kind.ts';

const HOMES = `select h.id, h.name, h.kind, h.state, a.code as "areaCode", a.name as "areaName",
  array(select m.deputy_id from home_member m where m.home_id = h.id and m.until_on is null) as members
  from home h join area a on a.id = h.area_id where h.state <> 'CLOSED'`;
const TURNS = `select e.home_id as home, e.on_day::text as "on", e.from_time as "from", e.until_time as until, e.kind, e.subject,
  array(select d.deputy_id from home_event_deputy d where d.event_id = e.id) as deputies from home_event e where e.state <> 'CANCELLED'`;

const kind: Kind<RotaRow, KnownRota, RotaPlan> = {
  fields: rotaFields,
  read: readTurn,
  load: async (reads) => ({ homes: await reads.query<HomeOfRota>(HOMES), seats: await loadSeats(reads), turns: await reads.query<Turn>(TURNS) }),
  plan: planTurn,
  async write(context, { identity: _identity, change: _change, ...turn }, keyOf) {
    const result = await planHomeEvent(context, { ...turn, idempotencyKey: keyOf('created') });
    return 'homeEvent' in result ? null : result;
  },
};

/** 值班接待表 */
export const rotaKind = anyKind(kind);
