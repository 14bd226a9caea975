import { isObject } from '../document/json';
import type { Fixer } from './fixer';
import { set } from './fixer';

function setFormat(format: 1 | 2, id: string, title: string): Fixer {
  return {
    id,
    title,
    isSafe: true,
    make: ({ element }) =>
      isObject(element?.value['description'])
        ? { edits: [set([...element.path, 'description', 'format'], format)] }
        : undefined,
  };
}

export const formatMarkdownFix = setFormat(1, 'format-markdown', 'Set "format" to 1, Markdown');
export const formatPlainFix = setFormat(2, 'format-plain', 'Set "format" to 2, Plain Text');
