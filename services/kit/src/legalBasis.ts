/** How sure a rule's source is: F read in the text, S seen in excerpt, M unverified, D a design inference. */
export type RuleMark = 'F' | 'S' | 'M' | 'D';

/** An article of law or of a local rule that an act or a deadline rests on. */
export interface LegalBasis {
  law: string;
  article: string;
  mark: RuleMark;
}
