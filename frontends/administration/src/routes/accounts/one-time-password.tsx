import { useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { accountTexts } from './account-words.ts';

export interface ShownPassword {
  username: string;
  /** Null where the act had been carried out before. */
  password: string | null;
}

/** A password that is seen this once. */
export function OneTimePassword({ username, password }: ShownPassword) {
  const text = useMessages(accountTexts);
  return (
    <Panel title={`${text.password} · ${username}`}>
      {password === null ? (
        <p>{text.passwordGone}</p>
      ) : (
        <>
          <output className="adm-secret">
            <code>{password}</code>
          </output>
          <p className="rp-quiet">{text.passwordLead}</p>
        </>
      )}
    </Panel>
  );
}
