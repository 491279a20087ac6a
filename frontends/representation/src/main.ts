import { defineApp } from '@redpine/ui/define-app';
import { RepresentationApp } from './app.tsx';

export const { bootstrap, mount, unmount } = defineApp({ App: RepresentationApp });
