import { element } from '../../base/dom';

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g;

/** JSON with its keys, strings and numbers colored, as nodes. */
export function jsonText(json: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [whole, text, colon, other] = match;
    nodes.push(json.slice(end, match.index));
    if (text !== undefined) {
      nodes.push(
        element('span', { class: colon === undefined ? 'json-string' : 'json-key' }, text),
        colon ?? '',
      );
    } else if (other !== undefined) nodes.push(element('span', { class: 'json-number' }, other));
    end = match.index + whole.length;
  }
  nodes.push(json.slice(end));
  return nodes;
}
