export const THIS_YEAR = new Date().getFullYear();

/** Years to choose from, next year first, as the page was opened. */
export const YEARS: readonly number[] = Array.from({ length: 9 }, (_, back) => THIS_YEAR + 1 - back);
