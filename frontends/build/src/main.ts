import { join } from 'node:path';
import { buildFrontends } from './build.ts';
import { printReport } from './report.ts';

const root = join(import.meta.dirname, '../../..');
const report = await buildFrontends({ root, log: console.log });
console.log(printReport(report), report.built ? '' : '(unchanged)');
