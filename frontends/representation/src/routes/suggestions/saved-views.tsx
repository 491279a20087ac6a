import { useState } from 'react';
import { DisclosureMenu } from '@redpine/ui/disclosure-menu';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { navigate } from '@redpine/ui/navigation';

const KEY = 'redpine-views-suggestions';
const MOST = 20;

interface SavedView {
  name: string;
  /** query string without its question mark */
  search: string;
}

const messages = defineMessages({
  zh: {
    views: '常用视图',
    none: '把当前的筛选和排序存为视图，下次一键打开。只保存在本浏览器。',
    name: '视图名称',
    save: '保存当前视图',
    remove: (name: string) => `删除视图：${name}`,
  },
  en: {
    views: 'Saved views',
    none: 'Save the present filters and order as a view. It is kept in this browser only.',
    name: 'Name of the view',
    save: 'Save this view',
    remove: (name: string) => `Delete the view: ${name}`,
  },
});

function stored(): SavedView[] {
  const text = localStorage.getItem(KEY);
  return text ? (JSON.parse(text) as SavedView[]) : [];
}

/** Filters and order under a name; where one stands in the pages is no part of a view. */
export function SavedViews() {
  const text = useMessages(messages);
  const [views, setViews] = useState(stored);
  const [name, setName] = useState('');
  const [opened, setOpened] = useState(0);
  const keep = (next: SavedView[]): void => {
    localStorage.setItem(KEY, JSON.stringify(next));
    setViews(next);
  };
  return (
    // A new key closes the menu once a view is opened.
    <DisclosureMenu key={opened} trigger={text.views} className="rp-menu-end">
      <div className="rep-menu-list">
        {views.length === 0 && <p className="rp-quiet">{text.none}</p>}
        <ul>
          {views.map((view) => (
            <li key={view.name}>
              <button
                type="button"
                onClick={() => {
                  setOpened(opened + 1);
                  navigate(`/representation/suggestions?${view.search}`);
                }}
              >
                {view.name}
              </button>
              <button
                type="button"
                className="rp-link-button"
                aria-label={text.remove(view.name)}
                onClick={() => keep(views.filter((each) => each !== view))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const chosen = name.trim();
            if (chosen === '') return;
            const params = new URLSearchParams(location.search);
            params.delete('after');
            params.delete('page');
            const others = views.filter((view) => view.name !== chosen);
            keep([...others, { name: chosen, search: params.toString() }].slice(-MOST));
            setName('');
          }}
        >
          <input
            type="text"
            className="rp-input"
            aria-label={text.name}
            placeholder={text.name}
            maxLength={30}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="rp-plain-button">
            {text.save}
          </button>
        </form>
      </div>
    </DisclosureMenu>
  );
}
