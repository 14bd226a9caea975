/** Bytes as kB of 1024, or as MB from 1000 kB on: `9.5 kB`, `512 kB`, `1.25 MB`. The digits are the same in every language. */
export function sizeWords(bytes: number): string {
  const kilo = bytes / 1024;
  if (kilo >= 1000) return `${(kilo / 1024).toFixed(2)} MB`;
  return `${kilo < 10 ? kilo.toFixed(1) : String(Math.round(kilo))} kB`;
}

/**
 * Bytes as MB of 1024 kB with at most two decimals: `3.75 MB`, in German `3,75 MB`. For sizes that are compared with a limit
 * in MB.
 * @param language BCP 47.
 */
export function megabyteWords(bytes: number, language: string): string {
  return `${(bytes / 1024 / 1024).toLocaleString(language, { maximumFractionDigits: 2 })} MB`;
}
