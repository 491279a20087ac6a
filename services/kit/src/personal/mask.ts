import { raw, sql, type Sql } from '../view/sql.ts';

/**
 * Kinds of personal data, and what is shown of each: a name's first character (张*), the ends of a telephone number
 * (138****1234), the first letter and the domain of an address for mail (z***@x.cn), a place down to its community or
 * village, a network down to half of its address, a note not at all. Numbers of identity papers are never stored.
 */
export type PersonalKind = 'NAME' | 'PHONE' | 'EMAIL' | 'PLACE' | 'NETWORK' | 'NOTE';

/** A personal value as everybody may see it. It depends on nothing that it does not show. */
export const MASKS: Readonly<Record<PersonalKind, (value: Sql) => Sql>> = {
  NAME: (value) => sql`case when char_length(${value}) > 1 then left(${value}, 1) || '*' when ${value} is not null then '*' end`,
  PHONE: (value) => sql`case when char_length(${value}) >= 11 then left(${value}, 3) || '****' || right(${value}, 4)
    when ${value} is not null then '****' end`,
  EMAIL: (value) => sql`case when ${value} ~ '^[^@]{2,}@[^@]+$' then left(${value}, 1) || '***@' || split_part(${value}, '@', 2)
    when ${value} is not null then '***' end`,
  // A digit ends what is shown: a number names a house. 小区 is a group of houses and no area.
  PLACE: (value) => sql`coalesce(substring(${value} from ${raw(`'^[^0-9０-９一二三四五六七八九十]*?(?:社区|村)'`)}),
    substring(${value} from ${raw(`'^[^0-9０-９一二三四五六七八九十]*?(?:街道|镇|乡)'`)}),
    substring(${value} from ${raw(`'^[^0-9０-９一二三四五六七八九十]*?(?:(?<!小)区|县)'`)}), '') || case when ${value} is not null then '***' end`,
  NETWORK: (value) => sql`case when ${value} = '' then '' when ${value} ~ '^[0-9]+([.][0-9]+){3}$'
    then split_part(${value}, '.', 1) || '.' || split_part(${value}, '.', 2) || '.*.*'
    when ${value} ~ '^[0-9a-f]+:[0-9a-f]+:' then split_part(${value}, ':', 1) || ':' || split_part(${value}, ':', 2) || ':*'
    when ${value} is not null then '*' end`,
  NOTE: (value) => sql`case when ${value} is not null then '***' end`,
};
