import { shortened } from '../../../base/clusters';
import type { Unreadable } from '../../../contract/tolerant';
import type { InfoNodeOptions } from './infoNode';

const JSON_CHARS = 600;

/** The row in place of something that could not be read, with its JSON. */
export function unreadableOptions(label: string, { json, faults }: Unreadable): InfoNodeOptions {
  const text = JSON.stringify(json);
  return {
    label,
    description: shortened(text, 60),
    tooltip: [label, ...faults, shortened(text, JSON_CHARS)].join('\n'),
    icon: 'warning',
  };
}
