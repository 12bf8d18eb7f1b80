import '@fontsource-variable/inter';
import './style/tokens.css';
import './style/base.css';
import { createRoot } from 'react-dom/client';
import { createTexts } from '../../shared/i18n/index.ts';
import { App } from './App.tsx';
import { connectDesk } from './desk/connect.ts';
import { desk } from './desk/desk.ts';
import { refuseLargeText } from './intake/large-text.ts';
import { zoom } from './keys/zoom.ts';
import { askForToday } from './list/useCallRows.ts';
import { TextsProvider } from './texts.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('no root');

refuseLargeText();
askForToday();
await connectDesk();
const { language, theme } = desk.getState().status?.settings ?? { language: 'id', theme: 'system' };
document.documentElement.lang = language;
document.documentElement.dataset['theme'] = theme;
zoom.restore();
createRoot(root).render(
  <TextsProvider texts={createTexts(language)}>
    <App />
  </TextsProvider>,
);
