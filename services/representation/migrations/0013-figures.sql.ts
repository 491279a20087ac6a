import { figureRules } from '../src/figures/figure.rules.ts';
import { insertRules } from './rules.sql.ts';

/** The rules of figures, in the schema `representation`: what is implemented, and which ratios rest on few. */
export const figuresSql = insertRules(figureRules);
