import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { ExportedList } from '../gql/graphql.ts';

const ListExportDocument = graphql(`
  mutation ListExport($input: ListExportInput!) {
    listExport(input: $input) {
      __typename
      ... on ValidationProblem { message }
    }
  }
`);

const FORMATS = { csv: 'CSV', xlsx: 'XLSX', json: 'JSON' } as const;

/** Has the export recorded, before any file is written. @throws where it was not, and there is to be no file */
export async function recordExport(client: Client, list: ExportedList, format: 'csv' | 'xlsx' | 'json', rows: number, filter: object, deputy?: string): Promise<void> {
  const input = { list, format: FORMATS[format], rows, filter: JSON.stringify(filter), ...(deputy !== undefined && { deputy }), idempotencyKey: crypto.randomUUID() } as const;
  const { data, error } = await client.mutation(ListExportDocument, { input }).toPromise();
  if (data?.listExport.__typename !== 'ListExportSuccess') throw error ?? new Error('the export was not recorded');
}
