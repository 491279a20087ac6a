import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link, usePath } from '@redpine/ui/navigation';

const messages = defineMessages({
  zh: { views: '代表小组的页面', groups: '小组', activities: '活动' },
  en: { views: 'Pages of the groups', groups: 'Groups', activities: 'Activities' },
});

/** The groups, and what they do. */
export function GroupTabs() {
  const text = useMessages(messages);
  const path = usePath();
  return (
    <nav className="rep-tabs rp-no-print" aria-label={text.views}>
      {([['/representation/groups', text.groups], ['/representation/groups/activities', text.activities]] as const).map(([href, label]) => (
        <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
