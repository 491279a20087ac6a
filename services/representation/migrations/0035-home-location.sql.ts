/** 代表之家坐标: where a home stands, for who looks for the nearest one. */
export const homeLocationSql = /* sql */ `
alter table home
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add constraint home_located check ((latitude is null) = (longitude is null));
`;
