import { useClient } from 'urql';
import { download } from '@redpine/ui/download';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { showToast } from '@redpine/ui/toast';
import { recordExport } from '../../export/record-export.ts';
import { graphql } from '../../gql/gql.ts';
import { usePermissions } from '../../parts/permissions.ts';

const PopoloDocument = graphql(`
  query PopoloFile {
    popolo {
      fileName
      content
      persons
      memberships
    }
  }
`);

const messages = defineMessages({
  zh: {
    export: '导出 Popolo（JSON）',
    done: (persons: string, memberships: string) => `已导出 ${persons} 人、${memberships} 项代表资格`,
    failed: '导出没有完成，请稍后重试。',
  },
  en: {
    export: 'Export as Popolo (JSON)',
    done: (persons: string, memberships: string) => `${persons} persons with ${memberships} mandates exported`,
    failed: 'The export was not completed. Try again in a moment.',
  },
});

/** Takes the deputies out as one Popolo file, once the export is on record. */
export function PopoloExport() {
  const text = useMessages(messages);
  const client = useClient();
  const format = useFormat();
  const may = usePermissions();
  if (!may.export) return null;
  const run = async (): Promise<void> => {
    try {
      const { data, error } = await client.query(PopoloDocument, {}, { requestPolicy: 'network-only' }).toPromise();
      const file = data?.popolo;
      if (!file) throw error ?? new Error('there is no file');
      await recordExport(client, 'POPOLO', 'json', file.memberships, {});
      download(file.fileName, new Blob([file.content], { type: 'application/json' }));
      showToast('success', text.done(format.number(file.persons), format.number(file.memberships)));
    } catch {
      showToast('problem', text.failed);
    }
  };
  return (
    <button type="button" className="rp-plain-button" onClick={() => void run()}>
      {text.export}
    </button>
  );
}
