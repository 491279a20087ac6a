/** 履职事项异议: those objected to are few, and found among all that is verified. */
export const dutyObjectionSql = /* sql */ `
create index duty_event_objected on duty_event (on_day desc, id desc) where objection is not null;
`;
