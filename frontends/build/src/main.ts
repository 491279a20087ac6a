import { join } from 'node:path';
import { buildFrontends } from './build.ts';
import { printReport } from './report.ts';

const root = join(import.meta.dirname, '../../..');
const report = await buildFrontends({ root, log: (line) => process.stdout.write(`${line}\n`) });
process.stdout.write(`${printReport(report)}${report.built ? '' : ' (unchanged)'}\n`);
