import './shell.css';
import './home.css';
import './shell-parts.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { language, setLanguage } from '@redpine/ui/language';
import { openLiveSignals } from '@redpine/ui/live-signals';
import { restoreTextSize } from '@redpine/ui/text-size';
import { startApps } from './app-loading.ts';
import { Shell } from './shell.tsx';
import { currentViewer, followViewer, loadViewer } from './viewer.ts';

restoreTextSize();
setLanguage(language());

const root = document.getElementById('shell');
if (!root) throw new Error('the document has no #shell');
createRoot(root).render(createElement(Shell));

startApps();
await loadViewer();
if (currentViewer().signedIn) {
  followViewer();
  openLiveSignals();
}
