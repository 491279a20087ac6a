import { graphql } from '../../gql/gql.ts';

export const CalendarDocument = graphql(`
  query AdministrationCalendar($year: Int!) {
    calendarYear(year: $year) {
      year
      settled
      notice
      days {
        on
        kind
        name
        origin
        number
      }
      entries {
        id
        origin
        number
        on
        kind
        dayCount
        enteredBy
        enteredAt
      }
    }
  }
`);

export const PreviewDocument = graphql(`
  query HolidayNoticePreview($notice: HolidayNoticeInput!) {
    holidayNoticePreview(notice: $notice) {
      looked
      moved
      confirmed
      changes {
        deadline
        suggestion
        number
        title
        unit
        oldDueOn
        newDueOn
      }
    }
  }
`);

export const EnterDocument = graphql(`
  mutation HolidayNoticeEnter($input: HolidayNoticeEnterInput!) {
    holidayNoticeEnter(input: $input) {
      __typename
      ... on CalendarActSuccess { revised }
      ...AdministrationProblems
    }
  }
`);

export const CorrectDocument = graphql(`
  mutation CalendarDayCorrect($input: CalendarDayCorrectInput!) {
    calendarDayCorrect(input: $input) {
      __typename
      ... on CalendarActSuccess { revised }
      ...AdministrationProblems
    }
  }
`);
