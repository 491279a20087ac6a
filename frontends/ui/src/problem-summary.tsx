import { useEffect, useRef } from 'react';
import { defineMessages, useMessages } from './messages.ts';
import { LegalBasisText } from './legal-basis.tsx';
import type { ActProblem, ValidationProblem } from './problems.ts';

const messages = defineMessages({
  zh: { title: '未能办理', fields: (count: number) => `有 ${count} 处需要修改` },
  en: { title: 'Not carried out', fields: (count: number) => (count === 1 ? '1 thing to correct' : `${count} things to correct`) },
});

interface ProblemSummaryProps {
  problem: ActProblem | undefined;
  /** what is wrong with fields that the form does not draw; all fields where it is left out */
  elsewhere?: ValidationProblem['fields'] | undefined;
}

/** What went wrong, above the form. It takes the focus when it appears, so that nobody misses it. */
export function ProblemSummary({ problem, elsewhere }: ProblemSummaryProps) {
  const text = useMessages(messages);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const isValidation = problem.__typename === 'ValidationProblem';
  const listed = isValidation ? (elsewhere ?? problem.fields) : [];
  return (
    <div ref={box} className="rp-problem" role="alert" tabIndex={-1}>
      <p className="rp-problem-title">{isValidation ? text.fields(problem.fields.length) : text.title}</p>
      <p>{problem.message}</p>
      {listed.length > 0 && (
        <ul>
          {listed.map((field) => (
            <li key={field.path + field.rule}>{field.message}</li>
          ))}
        </ul>
      )}
      {problem.__typename === 'TransitionProblem' && problem.legalBasis && <LegalBasisText basis={problem.legalBasis} />}
    </div>
  );
}
