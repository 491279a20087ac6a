/** Every field of a suggestion, for asking as everybody. */
export const HANDLING = `id version suggestion { id } unit { id } unitText role state offeredAt acceptedAt returnReason
  contacts { id on mode stage note } replyDraft { category text files { id } savedAt }
  reply { category { code name mark } text files { id name mediaType size } signatory { id } signatoryName signedOn sentAt }
  evaluation { attitude result comment at }
  replyDeadline { id kind dueOn } evaluationDeadline { id dueOn metOn }
  availableActions { action allowed reason legalBasis { law article mark } }`;

export const EVERYTHING = `id version number title state origin source topic { id } area { id } congressSession { id }
  facts proposal files { id name mediaType size } leadDeputy { id name } leadDeputyText
  cosigners { id deputy { id name } state since }
  submittedAt assignedOn returnReason assignmentMode track trackReason handlings { ${HANDLING} }
  nextDeadline { id kind dueOn overdue daysLeft handling { id } }
  deadlines { id kind handling { id } startOn dueOn length unit countedTo crossed { on kind name } rule ruleVersion
    legalBasis { law article mark } certainty metOn overdue daysLeft }
  timeline { id at action actor handling { id } facts { name value } note legalBasis { law article mark } }
  flags { rule field value message } availableActions { action allowed reason legalBasis { law article } }
  titleRuns(search: "养老") { text found } updatedAt`;

export const FIGURES = `total { value asOf drillDown } inHand { value drillDown } overdue { value drillDown }
  replied { numerator denominator value asOf drillDown } repliedInTime { numerator denominator value drillDown }
  solved { numerator denominator value drillDown } satisfied { numerator denominator value drillDown }`;

interface Action {
  action: string;
  allowed: boolean;
}

export interface ReadHandling {
  reply: object | null;
  replyDraft: object | null;
  evaluation: object | null;
  availableActions: Action[];
}

export interface Read {
  deadlines: { kind: string }[];
  timeline: { action: string; actor: string }[];
  handlings: ReadHandling[];
  availableActions: Action[];
}

export interface Listed {
  suggestions: { totalCount: number; edges: { node: { id: string } }[] };
}

export interface ReadViewer {
  deputy: object | null;
  representation: { queues: { code: string; count: { value: number }; overdue: number }[] };
}

export interface ReadDirectory {
  deputies: { totalCount: number; edges: { node: { name: string } }[] };
  replyCategories: { code: string }[];
  _entities: object[];
}
