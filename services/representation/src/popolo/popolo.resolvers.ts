import type { Context } from '../context.ts';
import { exportPopolo } from './popolo.export.ts';

export const popoloResolvers = {
  Query: { popolo: (_: unknown, _args: object, context: Context) => exportPopolo(context) },
  Mutation: {},
};
