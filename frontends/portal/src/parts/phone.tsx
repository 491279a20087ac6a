/** A number to call, where it is one; else as it was written, such as one with an extension in words. */
export function Phone({ number }: { number: string }) {
  const digits = number.replaceAll(/[\s()（）-]/g, '');
  return /^\+?\d{3,15}$/.test(digits) ? <a href={`tel:${digits}`}>{number}</a> : number;
}
