import { FilterBar } from '@redpine/ui/filter-bar';
import { useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { Forbidden } from '@redpine/ui/states';
import { useUrlState } from '@redpine/ui/url-state';
import { usePermissions } from '../../parts/permissions.ts';
import { accountTexts, signInKinds } from './account-words.ts';
import { SignIns } from './sign-ins.tsx';

const KINDS = ['SIGNED_IN', 'WRONG_PASSWORD', 'WRONG_CODE', 'LOCKED', 'REFUSED_LOCKED', 'REFUSED_DISABLED', 'UNKNOWN_NAME', 'UNLOCKED'] as const;

/** Every attempt to sign in. */
export default function SignInsPage() {
  const text = useMessages(accountTexts);
  const kinds = useMessages(signInKinds);
  const may = usePermissions();
  const [state, setState] = useUrlState({ kind: '' });
  if (may && !may.accounts && !may.audit) return <Forbidden page />;
  return (
    <Page title={text.log} breadcrumb={[{ title: text.title, path: '/administration/accounts' }]}>
      <FilterBar
        filters={[{ key: 'kind', kind: 'one', label: text.kind, options: KINDS.map((value) => ({ value, label: kinds[value] })) }]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <SignIns kind={KINDS.find((each) => each === state.kind)} />
      </Panel>
    </Page>
  );
}
