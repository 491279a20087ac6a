/** The fields of a register, and how columns are found for them. Pure. */
import type { ImportField, ImportMapping } from '../generated/types.ts';

interface FieldRule {
  required: boolean;
  /** Code points; null for days. */
  max: number | null;
  /** Headings that name it, best first, in the form of `plain`. */
  names: readonly string[];
  /** A vocabulary of the platform: a column is proposed only where its values belong to it. */
  coded: boolean;
}

const text = (max: number, ...names: string[]): FieldRule => ({ required: false, max, names, coded: false });
const day = (...names: string[]): FieldRule => ({ required: false, max: null, names, coded: false });
const coded = (...names: string[]): FieldRule => ({ required: false, max: 100, names, coded: true });

/** In the order in which they take their columns. */
export const importFields: Readonly<Record<ImportField, FieldRule>> = {
  EXTERNAL_ID: {
    ...text(100, '编号', '建议编号', 'externalid', 'id', '序号', 'identifier', 'kennung', '案号', 'reference', 'aktenzeichen', 'number'),
    required: true,
  },
  NUMBER: text(50, '建议号', '文号', '件号', '案号', '编号', 'number', 'no', 'nummer', 'vorlagennummer', 'reference', 'aktenzeichen'),
  TITLE: {
    ...text(300, '案由', '标题', '建议标题', '题目', '建议名称', 'title', 'titel', 'subjectline', 'betreff', 'name'),
    required: true,
  },
  CONTENT: text(20_000, '内容', '建议内容', '正文', 'content', 'text', 'inhalt', 'body', 'description', 'beschreibung'),
  SUBMITTED_ON: day('提出日期', '提交日期', '提出时间', '提交时间', '日期', 'submittedon', 'submitted', 'date', 'datum', 'eingereichtam', 'eingang'),
  DEPUTY: text(100, '领衔代表', '领衔人', '代表姓名', '提出代表', '代表', '提出人', 'deputy', 'leaddeputy', 'author', 'abgeordnete', 'abgeordneter', 'antragsteller'),
  TOPIC: coded('主题', '专题', '领域', '类别', '分类', '类型', 'topic', 'theme', 'thema', 'themengebiet', 'category', 'kategorie', 'type', 'art'),
  UNIT: text(200, '承办单位', '主办单位', '办理单位', '单位', 'unit', 'handlingunit', 'organ', 'amt', 'dienststelle', 'zuständigestelle'),
  ASSIGNED_ON: day('交办日期', '交办时间', 'assignedon', 'assigned', 'assigneddate', 'zugewiesenam'),
  REPLIED_ON: day('答复日期', '答复时间', '办复日期', '办复时间', 'repliedon', 'replied', 'firstreply', 'replydate', 'antwortdatum', 'beantwortetam', 'antwort'),
  CATEGORY: coded('答复类别', '办理结果类别', '结果类别', '答复分类', '办理结果', '办理类别', 'resultcategory', 'replycategory', '类别', 'category', 'kategorie', 'type', 'ergebnis'),
  RESULT: coded('满意度', '评价', '评价结果', '代表评价', '代表意见', '反馈意见', 'evaluation', 'satisfaction', 'result', 'bewertung', 'zufriedenheit'),
};

export const FIELDS = Object.keys(importFields) as ImportField[];

/** Column for field. */
export type Mapping = Partial<Record<ImportField, string>>;

/** A heading without its case, spaces, punctuation and what stands in brackets. */
export function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The columns of a register as the text that its mapping is remembered by. */
export function signatureOf(columns: readonly string[]): string {
  return JSON.stringify(columns.map(plain));
}

/**
 * Columns proposed by their names; each is taken once.
 *
 * @param belongs whether most of a column's first values belong to the vocabulary of a coded field
 */
export function proposeByName(
  columns: readonly string[],
  belongs: (field: ImportField, column: string) => boolean,
): Mapping {
  const free = new Map(columns.map((column) => [plain(column), column] as const).toReversed());
  const mapping: Mapping = {};
  for (const field of FIELDS) {
    const { names, coded: isCoded } = importFields[field];
    const name = names.find((each) => {
      const column = free.get(each);
      return column !== undefined && (!isCoded || belongs(field, column));
    });
    const column = name === undefined ? undefined : free.get(name);
    if (name === undefined || column === undefined) continue;
    mapping[field] = column;
    free.delete(name);
  }
  return mapping;
}

/** A mapping remembered from columns of the same names, as far as it fits these. */
export function recall(remembered: Mapping, columns: readonly string[]): Mapping {
  const mapping: Mapping = {};
  for (const field of FIELDS) {
    const column = columns.find((each) => remembered[field] !== undefined && plain(each) === plain(remembered[field]));
    if (column !== undefined) mapping[field] = column;
  }
  return mapping;
}

/** Every field in order, with its column. */
export function asList(mapping: Mapping): ImportMapping[] {
  return FIELDS.map((field) => ({ field, required: importFields[field].required, column: mapping[field] ?? null }));
}
