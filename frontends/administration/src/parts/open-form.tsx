import { Button } from '@redpine/ui/button';
import { useState, type ReactNode } from 'react';

/** A button that opens a form over the page. */
export function OpenForm({ label, renderForm }: { label: string; renderForm: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && renderForm(() => setOpen(false))}
    </>
  );
}
