/** What a suggestion of the demonstration is about; `{place}` is a real subdistrict or town, shown with a wish and never with a fault. */
export interface Theme {
  topic: string;
  /** Codes of units that could handle it, lead first. */
  units: readonly [string, ...string[]];
  title: string;
  facts: string;
  proposal: string;
}

export const theme = (topic: string, units: Theme['units'], title: string, facts: string, proposal: string): Theme => ({ topic, units, title, facts, proposal });
