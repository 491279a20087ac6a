/** The whole platform in one process, as `npm start` has it. */
import { startPlatform } from '@redpine/platform/constellation';
import { platformOptions } from '@redpine/platform/options';
import { announce } from './announce.ts';
import { openFront } from './front.ts';

const { url, frontends, env: own } = await openFront();
const env = { ...process.env, ...own };
const platform = await startPlatform({
  ...platformOptions(env, frontends), env, builtFrontends: Promise.resolve(frontends), say: (sentence) => console.error(sentence),
});
announce(url, () => Promise.resolve(platform[Symbol.asyncDispose]()));
