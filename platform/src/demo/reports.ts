import { legalDay } from '@redpine/kit/clock';
import type { ReportDeed, ReportStory } from '@redpine/representation/seed/rows';
import { at, shift, workdayFrom } from './calendar-days.ts';
import { GOVERNMENT, OFFICE, type Scene } from './telling.ts';

const SECTIONS = [
  { part: 'MEASURES', text: '一是会后及时召开交办会，逐件明确承办单位和时限；二是坚持先沟通、再答复，主要负责人签发；三是对重点建议由常委会主任、副主任领衔督办；四是建立承诺台账，对列入计划的事项逐项跟踪。' },
  { part: 'PROBLEMS', text: '一是个别单位沟通不够充分，答复偏原则；二是少数承诺事项受季节、资金影响进度偏慢；三是部门之间协同办理的机制还需完善。' },
  { part: 'NEXT', text: '下一步，将对未办结事项开展滚动督办，加强答复质量复核，推动办理结果依法公开，并组织代表对已落实事项再次评价。' },
] as const;

/** 办理情况报告 of each year: drafted in November, heard, followed up, printed for the session, published. */
export function tellReports({ cast, now }: Scene, lastSession: number): ReportStory[] {
  const begin = shift(legalDay(now), -730);
  return [lastSession - 1, lastSession]
    .filter((year) => `${year}-06-30` > begin)
    .flatMap((year) => {
      const deeds: [day: string, by: string, deed: ReportDeed][] = [
        [`${year}-11-05`, OFFICE, { act: 'REPORT_DRAFT', title: `关于${year}年代表建议、批评和意见办理情况的报告`, from: `${year - 1}-11-01`, until: `${year}-10-31` }],
        [`${year}-11-10`, GOVERNMENT, { act: 'REPORT_EDIT', sections: SECTIONS }],
        [`${year}-11-16`, OFFICE, { act: 'REPORT_SUBMIT' }],
        [`${year}-11-26`, OFFICE, {
          act: 'REPORT_HEAR', meeting: '区二届人大常委会会议', on: workdayFrom(`${year}-11-26`),
          ballot: '满意度测评：应到27人，实到25人，满意22票，基本满意3票。',
          opinions: '会议肯定了办理工作，要求进一步提高答复的针对性，抓好承诺事项落实，加大公开力度。',
        }],
        [`${year + 1}-01-04`, GOVERNMENT, { act: 'REPORT_FOLLOW_UP', text: '对审议意见逐条制定措施，未落实事项列入清单，明确责任单位和完成时限。' }],
        [`${year + 1}-01-06`, OFFICE, { act: 'REPORT_PRINT', text: '印发区人民代表大会会议' }],
        [`${year + 1}-02-02`, OFFICE, { act: 'REPORT_PUBLISH' }],
      ];
      const acts = deeds
        .map(([day, by, deed]) => ({ at: at(workdayFrom(day), 10, 0), by: cast.actor(by), ...deed }))
        .filter((act) => act.at < now);
      return acts.length === 0 ? [] : [{ key: `report-${year}`, acts }];
    });
}
