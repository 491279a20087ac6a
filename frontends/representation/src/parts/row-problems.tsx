import type { ActProblem, ValidationProblem } from '@redpine/ui/problems';

/** The problems of a batch, sorted to the records that were sent: `assignments.2.lead` is of the third. */
export function rowProblems(
  problem: ActProblem | undefined,
  sent: readonly string[],
): { ofRow: ReadonlyMap<string, readonly string[]>; elsewhere: ValidationProblem['fields'] } {
  const ofRow = new Map<string, string[]>();
  const elsewhere: ValidationProblem['fields'][number][] = [];
  for (const field of problem?.__typename === 'ValidationProblem' ? problem.fields : []) {
    const index = /^(?:input\.)?\w+\.(\d+)\./.exec(field.path)?.[1];
    const id = index === undefined ? undefined : sent[Number(index)];
    if (id === undefined) elsewhere.push(field);
    else ofRow.set(id, [...(ofRow.get(id) ?? []), field.message]);
  }
  return { ofRow, elsewhere };
}

/** What is wrong with one row, below its name. */
export function RowProblems({ problems = [] }: { problems: readonly string[] | undefined }) {
  return problems.map((problem) => (
    <small key={problem} className="rp-field-error rep-under" role="alert">
      {problem}
    </small>
  ));
}
