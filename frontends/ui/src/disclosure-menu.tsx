import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface DisclosureMenuProps {
  /** what the button shows, which is also its accessible name */
  trigger: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A button that opens a small panel of links and buttons: Escape, a click outside or leaving by Tab closes it. */
export function DisclosureMenu({ trigger, className = '', children }: DisclosureMenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('keydown', leave);
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('keydown', leave);
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
  return (
    <div ref={root} className={`rp-menu ${className}`}>
      <button
        ref={button}
        type="button"
        className="rp-menu-button"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      <div id={panel} className="rp-menu-panel" hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
