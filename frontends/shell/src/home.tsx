import { useState } from 'react';
import { formatDay, useFormat } from '@redpine/ui/format';
import { useLanguage } from '@redpine/ui/language';
import { useMessages } from '@redpine/ui/messages';
import { useDocumentTitle } from '@redpine/ui/page';
import { PublicNavigation } from './side-navigation.tsx';
import { texts } from './texts.ts';
import { signInAddress, useViewer } from './viewer.ts';

/** Shanghai's day and hour, wherever the browser stands: the office works by Shanghai's clock. */
function shanghai(now: Date): { day: string; hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
}

/** The head of the home page; below it the apps show what waits for the viewer. */
export function Greeting() {
  const text = useMessages(texts);
  const locale = useLanguage();
  const viewer = useViewer();
  useDocumentTitle(text.home);
  const [now] = useState(() => new Date());
  const { day, hour } = shanghai(now);
  const greet = hour < 5 ? text.evening : hour < 11 ? text.morning : hour < 13 ? text.noon : hour < 18 ? text.afternoon : text.evening;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'Asia/Shanghai' }).format(now);
  return (
    <header className="shell-greeting">
      <h1>{greet(viewer.name)}</h1>
      <p>
        <span>
          {formatDay(day, locale)} {weekday}
        </span>
        {viewer.posts.map((post) => (
          <span key={post.id}>{[post.organ, post.area, post.title].filter(Boolean).join(' ')}</span>
        ))}
      </p>
    </header>
  );
}

/** What a visitor sees before signing in. */
export function Welcome() {
  const text = useMessages(texts);
  const format = useFormat();
  useDocumentTitle(undefined);
  const promises = [
    [text.promise1, text.promise1Text],
    [text.promise2, text.promise2Text],
    [text.promise3, text.promise3Text],
  ] as const;
  return (
    <div className="shell-welcome">
      <h1>{text.welcome}</h1>
      <p className="shell-welcome-text">{text.welcomeText}</p>
      <a className="shell-sign-in shell-sign-in-large" href={signInAddress()}>
        {text.signIn}
      </a>
      <PublicNavigation />
      <ol>
        {promises.map(([title, description], index) => (
          <li key={title}>
            <span aria-hidden="true">{format.number(index + 1)}</span>
            <h2>{title}</h2>
            <p>{description}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
