import './portal.css';
import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { language, setLanguage } from '@redpine/ui/language';
import { createSliceClient } from '@redpine/ui/slice-client';
import { restoreTextSize } from '@redpine/ui/text-size';
import { App } from './app.tsx';

restoreTextSize();
setLanguage(language());

const root = document.getElementById('portal');
if (!root) throw new Error('the document has no #portal');
// Without the session's cookie: whoever is signed in reads here what everybody reads.
const client = createSliceClient({ fetch: (address, init) => fetch(address, { ...init, credentials: 'omit' }) });
createRoot(root).render(createElement(StrictMode, null, createElement(Provider, { value: client }, createElement(App))));
