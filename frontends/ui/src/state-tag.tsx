import type { ReactNode } from 'react';

/** `waiting` someone must act; `active` under way; `done`; `late`; `quiet` neither here nor there. */
export type Tone = 'waiting' | 'active' | 'done' | 'late' | 'quiet';

/** A record's state. The dot's shape differs by tone as well as its colour. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`rp-tag rp-tag-${tone}`}>
      <i aria-hidden="true" />
      {children}
    </span>
  );
}
