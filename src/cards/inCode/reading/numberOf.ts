/** The value of a number as written in code; undefined when it isn't one or isn't finite. */
export function numberOf(written: string): number | undefined {
  if (!/^\.?\d/.test(written)) return undefined;
  const isHex = /^0x/i.test(written);
  const value = Number(written.replaceAll('_', '').replace(isHex ? /[Ln]$/ : /[LlfFdDn]$/, ''));
  return Number.isFinite(value) ? value : undefined;
}
