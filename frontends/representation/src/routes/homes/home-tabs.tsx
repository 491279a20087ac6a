import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';

const messages = defineMessages({
  zh: { views: '代表之家的视图', list: '名录', map: '覆盖图', rota: '接待与活动' },
  en: { views: 'Views of the homes', list: 'List', map: 'Coverage', rota: 'Receptions and activities' },
});

const PATHS = { list: '/representation/homes', map: '/representation/homes/map', rota: '/representation/homes/rota' } as const;

/** The three ways to look at the homes. */
export function HomeTabs({ at }: { at: keyof typeof PATHS }) {
  const text = useMessages(messages);
  return (
    <nav className="rep-tabs" aria-label={text.views}>
      {(['list', 'map', 'rota'] as const).map((view) => (
        <Link key={view} href={PATHS[view]} {...(view === at ? { 'aria-current': 'page' as const } : {})}>
          {text[view]}
        </Link>
      ))}
    </nav>
  );
}
