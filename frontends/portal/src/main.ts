import './portal.css';
import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { language, setLanguage } from '@redpine/ui/language';
import { restoreTextSize } from '@redpine/ui/text-size';
import { App } from './app.tsx';

restoreTextSize();
setLanguage(language());

const root = document.getElementById('portal');
if (!root) throw new Error('the document has no #portal');
createRoot(root).render(createElement(StrictMode, null, createElement(App)));
