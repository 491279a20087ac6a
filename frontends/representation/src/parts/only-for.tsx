import type { ReactNode } from 'react';
import { Forbidden } from '@redpine/ui/states';
import { usePermissions } from './permissions.ts';

interface OnlyForProps {
  /** what one must be able to do in deputies' work */
  may: 'browse' | 'review' | 'assign' | 'import' | 'publish';
  children: ReactNode;
}

/** A page for whoever may do that. Until it is known who looks, it draws as for everybody: nothing is denied too early. */
export function OnlyFor({ may, children }: OnlyForProps) {
  const permissions = usePermissions();
  return permissions.known && !permissions[may] ? <Forbidden page /> : children;
}
