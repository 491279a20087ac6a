import { Button } from './button.tsx';
import { useId, type ReactNode } from 'react';

export interface AvailableAction {
  action: string;
  allowed: boolean;
  reason?: string | null;
}

interface ActButtonProps {
  /** the entry of `availableActions`; the button is left out where the server lists no such action */
  availability: AvailableAction | undefined;
  onAct: () => void;
  /** the page's one main act */
  primary?: boolean;
  running?: boolean;
  children: ReactNode;
}

/** Finds one action of a record. */
export function availabilityOf(actions: readonly AvailableAction[], action: string): AvailableAction | undefined {
  return actions.find((each) => each.action === action);
}

/**
 * The button of one act. Whether it may be pressed, and why not, is the server's word. A refused act stays
 * visible and reachable by keyboard, and says why: on hover and focus, and as plain text where one touches.
 */
export function ActButton({ availability, onAct, primary = false, running = false, children }: ActButtonProps) {
  const reasonId = useId();
  if (!availability) return null;
  const { allowed, reason } = availability;
  const explained = !allowed && Boolean(reason);
  return (
    <span className="rp-act">
      <Button
        type={primary && allowed ? 'primary' : 'default'}
        loading={running}
        aria-disabled={!allowed}
        className={allowed ? '' : 'rp-act-refused'}
        {...(explained && { 'aria-describedby': reasonId })}
        onClick={() => {
          if (allowed && !running) onAct();
        }}
      >
        {children}
      </Button>
      {explained && (
        <span id={reasonId} role="tooltip" className="rp-act-reason">
          {reason}
        </span>
      )}
    </span>
  );
}
