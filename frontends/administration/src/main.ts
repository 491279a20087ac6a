import { defineApp } from '@redpine/ui/define-app';
import { AdministrationApp } from './app.tsx';

export const { bootstrap, mount, unmount } = defineApp({ App: AdministrationApp });
