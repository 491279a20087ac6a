import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

interface Configuration { forbidden: IForbiddenRuleType[]; options: ICruiseOptions }
const configuration = createRequire(import.meta.url)('./.dependency-cruiser.cjs') as Configuration;

/** What breaks a rule in the tree below `baseDir`, as `rule: from → to`. */
async function broken(baseDir: string, folders: string[]): Promise<string[]> {
  const { output } = await cruise(folders, {
    ...configuration.options, tsConfig: {}, baseDir, validate: true, ruleSet: { forbidden: configuration.forbidden },
  });
  return (output as ICruiseResult).summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`);
}

/** The smallest tree that breaks each rule. */
const FIXTURES: Record<string, Record<string, string>> = {
  'pure-stays-pure': { 'services/a/src/x/x.workflow.ts': `import { y } from './y.ts'; export const x = y;`, 'services/a/src/x/y.ts': 'export const y = 1;' },
  'resolvers-only-unpack-call-map': { 'services/a/src/x/x.resolvers.ts': `import { y } from './y.entity.ts'; export const x = y;`, 'services/a/src/x/y.entity.ts': 'export const y = 1;' },
  'no-service-imports-another': { 'services/a/src/x.ts': `import { y } from '../../b/src/y.ts'; export const x = y;`, 'services/b/src/y.ts': 'export const y = 1;' },
  'gateway-imports-no-service': { 'gateway/src/x.ts': `import { y } from '../../services/b/src/y.ts'; export const x = y;`, 'services/b/src/y.ts': 'export const y = 1;' },
  'kit-imports-nothing-above': { 'services/kit/src/x.ts': `import { y } from '../../b/src/y.ts'; export const x = y;`, 'services/b/src/y.ts': 'export const y = 1;' },
  'services-import-nothing-above': { 'services/a/src/x.ts': `import { y } from '../../../platform/src/y.ts'; export const x = y;`, 'platform/src/y.ts': 'export const y = 1;' },
  'ui-imports-nothing-above': { 'frontends/ui/src/x.ts': `import { y } from '../../shell/src/y.ts'; export const x = y;`, 'frontends/shell/src/y.ts': 'export const y = 1;' },
  'no-app-imports-another': { 'frontends/a/src/x.ts': `import { y } from '../../b/src/y.ts'; export const x = y;`, 'frontends/b/src/y.ts': 'export const y = 1;' },
  'nothing-imports-the-benchmark': { 'platform/src/x.ts': `import { y } from '../../bench/src/y.ts'; export const x = y;`, 'bench/src/y.ts': 'export const y = 1;' },
  'no-circles': { 'platform/x.ts': `import { y } from './y.ts'; export const x = () => y;`, 'platform/y.ts': `import { x } from './x.ts'; export const y = () => x;` },
  'no-unresolved': { 'platform/x.ts': `import { y } from './nowhere.ts'; export const x = y;` },
};

describe('architecture', () => {
  it('ARCH-01 MUST keep every part within what it may import', async () => {
    expect(await broken(import.meta.dirname, ['schema', 'gateway', 'services', 'frontends', 'platform', 'e2e', 'bench'])).toEqual([]);
  }, 60_000);

  it('ARCH-02 MUST have a fixture for every rule', () => {
    expect(new Set(Object.keys(FIXTURES))).toEqual(new Set(configuration.forbidden.map((rule) => rule.name)));
  });

  it.each(Object.entries(FIXTURES))('ARCH-03 MUST refuse what breaks %s', async (rule, files) => {
    const tree = mkdtempSync(join(tmpdir(), 'architecture-'));
    try {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(tree, file)), { recursive: true });
        writeFileSync(join(tree, file), text);
      }
      const folders = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? file))];
      expect(await broken(tree, folders)).toEqual([expect.stringMatching(`^${rule}: `)]);
    } finally {
      rmSync(tree, { recursive: true });
    }
  });
});
