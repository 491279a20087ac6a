import type { ImportKind, ImportKindInfo } from '../../generated/types.ts';
import { sampleOf } from '../import.fields.ts';
import { suggestionFields } from '../suggestion.fields.ts';
import { deputiesKind } from './deputies.write.ts';
import { dutyKind } from './duty.write.ts';
import { homesKind } from './homes.write.ts';
import type { AnyKind } from './kind.ts';
import { rotaKind } from './rota.write.ts';

export type RowKind = Exclude<ImportKind, 'SUGGESTIONS'>;

/** Kinds whose rows go in one by one; a register of suggestions goes in as a whole (`import.write.ts`). */
export const rowKinds: Readonly<Record<RowKind, AnyKind>> = {
  DEPUTIES: deputiesKind,
  HOMES: homesKind,
  ROTA: rotaKind,
  DUTY_EVENTS: dutyKind,
};

export const fieldsOfKind = (kind: ImportKind) => (kind === 'SUGGESTIONS' ? suggestionFields : rowKinds[kind].fields);

/** Every kind with its fields, as sample files show them. */
export const importKinds = (): ImportKindInfo[] =>
  (['SUGGESTIONS', 'DEPUTIES', 'HOMES', 'ROTA', 'DUTY_EVENTS'] as const).map((kind) => ({ kind, fields: sampleOf(fieldsOfKind(kind)) }));
