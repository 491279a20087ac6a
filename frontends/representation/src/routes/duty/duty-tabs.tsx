import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link, usePath } from '@redpine/ui/navigation';
import { usePermissions } from '../../parts/permissions.ts';

const messages = defineMessages({
  zh: { views: '履职档案的页面', mine: '我的档案', events: '履职事项', standings: '代表积分', publications: '季度公开' },
  en: { views: 'Pages of the duty record', mine: 'My record', events: 'Duty events', standings: 'Deputies’ points', publications: 'Publication' },
});

/** The pages of the duty record, side by side: a deputy’s own first. */
export function DutyTabs() {
  const text = useMessages(messages);
  const path = usePath();
  const may = usePermissions();
  const tabs = [
    ...(may.deputy === undefined ? [] : [['/representation/duty/mine', text.mine] as const]),
    ['/representation/duty', text.events] as const,
    ...(may.deputy === undefined ? [['/representation/duty/standings', text.standings] as const] : []),
    ['/representation/duty/publications', text.publications] as const,
  ];
  return (
    <nav className="rep-tabs rp-no-print" aria-label={text.views}>
      {tabs.map(([href, label]) => (
        <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
