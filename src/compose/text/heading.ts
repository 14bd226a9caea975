import { oneLine } from '../../base/plainText';
import type { SourceHeading } from '../model/source';

const LABEL_MAX = 200;

/** The lines above a text that say where it is from, with SeaTalk's formatting. Nothing in them is formatting of its own, or a mention. */
export function formattedHeading({ label, url }: SourceHeading): string {
  // Links with a name aren't formatted; an address in a line of its own is what clients make something of.
  return [`\`${plainLabel(label).replaceAll('`', "'")}\``, ...(url === undefined ? [] : [url])].join('\n');
}

/** The same without formatting. */
export function plainHeading({ label, url }: SourceHeading): string {
  return [plainLabel(label), ...(url === undefined ? [] : [url])].join('\n');
}

/** A file may be called like a tag that mentions everyone. */
const plainLabel = (label: string): string =>
  oneLine(label, LABEL_MAX).replaceAll('<', '‹').replaceAll('>', '›');
