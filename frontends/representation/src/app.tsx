import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';

export function RepresentationApp() {
  return (
    <Page title="代表建议">
      <Panel>
        <EmptyState />
      </Panel>
    </Page>
  );
}
