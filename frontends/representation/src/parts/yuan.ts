/** A sum of fen in yuan, with thousands apart: 1,234.50. */
export function yuanOf(fen: number): string {
  return (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** What was typed as yuan, in fen; '' where it is no sum of at most two decimals. */
export function fenOf(yuan: string): number | '' {
  const typed = yuan.trim().replaceAll(/[,，]/g, '');
  return /^\d{1,7}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : '';
}
