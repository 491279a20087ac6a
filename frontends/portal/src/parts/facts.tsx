import type { ReactNode } from 'react';

/** Names and what they stand for; those without a value are left out. */
export function Facts({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="portal-facts">
      {of.map(([name, value]) => value !== null && value !== undefined && value !== '' && value !== false && (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
