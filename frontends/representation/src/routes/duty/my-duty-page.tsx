import { Forbidden } from '@redpine/ui/states';
import { usePermissions } from '../../parts/permissions.ts';
import DutyArchivePage from './duty-archive-page.tsx';

/** 我的履职档案 — the viewer’s own record, where she holds a seat. */
export default function MyDutyPage() {
  const may = usePermissions();
  if (may.deputy !== undefined) return <DutyArchivePage id={may.deputy} />;
  return may.known ? <Forbidden page /> : null;
}
