import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshFrontends } from '@redpine/platform/frontends';
import { findInstallation } from '@redpine/platform/installation';
import { tokenOf } from '@redpine/platform/cli/token';
import type { TestProject } from 'vitest/node';
import { root, startPlatform } from './platform.ts';

const HOLDERS = ['deputy', 'deputy-2', 'deputies-office', 'unit', 'analyst'] as const;
export type Holder = (typeof HOLDERS)[number];

/** The platform that the browser tests share; those that stop one start their own. */
export interface SharedPlatform {
  url: string;
  /** The built front ends; a build that others make meanwhile does not touch them. */
  frontends: string;
  /** Bearer tokens by account, to prepare and to look behind what a person does in a browser. */
  tokens: Record<Holder, string>;
}

declare module 'vitest' {
  interface ProvidedContext {
    shared: SharedPlatform;
  }
}

/** Builds the front ends and starts one platform with its demonstration for all the files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const frontends = await mkdtemp(join(tmpdir(), 'redpine-e2e-frontends-'));
  const remove = (): Promise<void> => rm(frontends, { recursive: true, force: true });
  await cp(await freshFrontends(root, undefined), frontends, { recursive: true });
  const platform = await startPlatform({ env: { REDPINE_FRONTENDS: frontends } });
  const stop = async (): Promise<void> => {
    await platform[Symbol.asyncDispose]();
    await remove();
  };
  try {
    const installation = await findInstallation(root, { REDPINE_DATA: platform.dataDir });
    const tokens: Partial<Record<Holder, string>> = {};
    for (const holder of HOLDERS) tokens[holder] = await tokenOf(installation, holder, 'browser tests');
    project.provide('shared', { url: platform.url, frontends, tokens: tokens as Record<Holder, string> });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
