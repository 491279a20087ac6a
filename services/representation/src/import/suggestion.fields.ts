/** The fields of a register of suggestions. */
import { coded, day, type FieldTable, needed, text } from './import.fields.ts';

export type SuggestionField = keyof typeof suggestionFields;

/** In the order in which they take their columns. */
export const suggestionFields = {
  EXTERNAL_ID: needed(text(100, '2024-001', '编号', '建议编号', 'externalid', 'id', '序号', 'identifier', 'kennung', '案号', 'reference', 'aktenzeichen', 'number')),
  NUMBER: text(50, '伊人建〔2024〕1号', '建议号', '文号', '件号', '案号', '编号', 'number', 'no', 'nummer', 'vorlagennummer', 'reference', 'aktenzeichen'),
  TITLE: needed(text(300, '关于修缮老旧小区围墙的建议', '案由', '标题', '建议标题', '题目', '建议名称', 'title', 'titel', 'subjectline', 'betreff', 'name')),
  CONTENT: text(20_000, '围墙年久失修。', '内容', '建议内容', '正文', 'content', 'text', 'inhalt', 'body', 'description', 'beschreibung'),
  SUBMITTED_ON: day('2024-03-05', '提出日期', '提交日期', '提出时间', '提交时间', '日期', 'submittedon', 'submitted', 'date', 'datum', 'eingereichtam', 'eingang'),
  DEPUTY: text(100, '张建国', '领衔代表', '领衔人', '代表姓名', '提出代表', '代表', '提出人', 'deputy', 'leaddeputy', 'author', 'abgeordnete', 'abgeordneter', 'antragsteller'),
  TOPIC: coded('养老', '主题', '专题', '领域', '类别', '分类', '类型', 'topic', 'theme', 'thema', 'themengebiet', 'category', 'kategorie', 'type', 'art'),
  UNIT: text(200, '区住建局', '承办单位', '主办单位', '办理单位', '单位', 'unit', 'handlingunit', 'organ', 'amt', 'dienststelle', 'zuständigestelle'),
  ASSIGNED_ON: day('2024-03-12', '交办日期', '交办时间', 'assignedon', 'assigned', 'assigneddate', 'zugewiesenam'),
  REPLIED_ON: day('2024-05-20', '答复日期', '答复时间', '办复日期', '办复时间', 'repliedon', 'replied', 'firstreply', 'replydate', 'antwortdatum', 'beantwortetam', 'antwort'),
  CATEGORY: coded('A', '答复类别', '办理结果类别', '结果类别', '答复分类', '办理结果', '办理类别', 'resultcategory', 'replycategory', '类别', 'category', 'kategorie', 'type', 'ergebnis'),
  RESULT: coded('满意', '满意度', '评价', '评价结果', '代表评价', '代表意见', '反馈意见', 'evaluation', 'satisfaction', 'result', 'bewertung', 'zufriedenheit'),
} satisfies FieldTable;

export const SUGGESTION_FIELDS = Object.keys(suggestionFields) as SuggestionField[];
